import { t } from '@shared/words/words'
import { counted } from '../../../format'

export const ABOUT = {
  names: {
    version: 'Concord',
    electron: 'Electron',
    chromium: 'Chromium',
    node: 'Node.js',
    sqlite: 'SQLite',
    system: t`System`,
  },
  unknown: t`the engine does not run`,
  licences: t`Licences…`,
  licencesText: t`The packages of others that are part of Concord, each with its licence. Chromium’s own list lies beside the app as LICENSES.chromium.html.`,
  dialog: t`Licences`,
  subtitle: (n: number) => t`${counted(n, 'package')} that Concord is made with`,
  find: t`Find a package or licence`,
  none: t`No package has that in its name or licence.`,
  noText: t`The package brings no text of its licence.`,
} as const

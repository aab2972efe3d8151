import { counted } from '../../../format'

export const ABOUT = {
  names: {
    version: 'Concord',
    electron: 'Electron',
    chromium: 'Chromium',
    node: 'Node.js',
    sqlite: 'SQLite',
    system: 'System',
  },
  unknown: 'the engine does not run',
  licences: 'Licences…',
  licencesText:
    'The packages of others that are part of Concord, each with its licence. Chromium’s own list lies beside the app as LICENSES.chromium.html.',
  dialog: 'Licences',
  subtitle: (n: number) => `${counted(n, 'package')} that Concord is made with`,
  find: 'Find a package or licence',
  none: 'No package has that in its name or licence.',
  noText: 'The package brings no text of its licence.',
} as const

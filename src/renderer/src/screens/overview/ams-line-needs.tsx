import type { AmsLineState } from '@shared/contract/ams-line'
import { t } from '@shared/words/words'
import { CloudOff, Split } from 'lucide-react'
import { counted } from '../../format'
import type { Need } from './need'

const SETTLED_IN_SETTINGS: Pick<Need, 'act'> = {
  act: (actions) => actions.go({ screen: 'settings', section: 'ams-server' }),
}

/** What of the line to an AMS server does not go on without a person. */
export function amsLineNeeds(line: AmsLineState | null): readonly Need[] {
  const { conflicts, refused } = line ?? { conflicts: 0, refused: 0 }
  const needs: Need[] = []
  if (conflicts > 0) {
    needs.push({
      id: 'ams-line-conflicts',
      sign: <Split size={16} className="need-warn" aria-hidden="true" />,
      title:
        conflicts === 1
          ? t`${counted(conflicts, 'value')} was changed here and on the AMS server`
          : t`${counted(conflicts, 'value')} were changed here and on the AMS server`,
      text: t`Nothing is overwritten until you keep ours or take theirs.`,
      button: t`Decide`,
      ...SETTLED_IN_SETTINGS,
    })
  }
  if (refused > 0) {
    needs.push({
      id: 'ams-line-refused',
      sign: <CloudOff size={16} className="need-err" aria-hidden="true" />,
      title:
        refused === 1
          ? t`${counted(refused, 'product')} was not taken by the AMS server`
          : t`${counted(refused, 'product')} were not taken by the AMS server`,
      text: t`Each has the server’s reason, and the change is kept in Concord.`,
      button: t`See why`,
      ...SETTLED_IN_SETTINGS,
    })
  }
  return needs
}

import type { AmsLineState } from '@shared/contract/ams-line'
import type { SyncSummary } from '@shared/contract/sync'
import { t } from '@shared/words/words'
import { CloudOff, Split, Unplug } from 'lucide-react'
import { askEngine, askMain } from '../../api'
import type { AppActions } from '../../components/app-actions'
import { toast } from '../../components/toast'
import { counted } from '../../format'
import { type LineWayOut, lineTrouble } from './line-trouble'
import type { Need } from './need'

const SETTLED_IN_SETTINGS: Pick<Need, 'act'> = {
  act: (actions) => actions.go({ screen: 'settings', section: 'ams-server' }),
}

const WAYS_OUT: Readonly<Record<LineWayOut, Pick<Need, 'button' | 'act'>>> = {
  token: { button: t`Enter a token…`, act: (actions) => void enterToken(actions) },
  test: { button: t`Test again`, act: () => void askEngine('ams-line.test', null) },
  read: { button: t`Read again`, act: (actions) => void actions.checkForChanges() },
  settings: { button: t`Settings`, ...SETTLED_IN_SETTINGS },
}

/** The window for it opens at once; what the keychain has to say about it is settled in Settings. */
async function enterToken(actions: AppActions): Promise<void> {
  const answer = await askMain('ams-server.type', null)
  if (answer.ok && (answer.value?.unkept ?? null) === null) return
  if (!answer.ok) toast({ sentence: answer.error.message })
  actions.go({ screen: 'settings', section: 'ams-server' })
}

/** What of the line to an AMS server does not go on without a person. */
export function amsLineNeeds(
  line: AmsLineState | null,
  lastSync: SyncSummary | null,
): readonly Need[] {
  const { conflicts, gone, refused } = line ?? { conflicts: 0, gone: 0, refused: 0 }
  const values = conflicts - gone
  const needs: Need[] = []
  const trouble = lineTrouble(line, lastSync)
  if (trouble) {
    needs.push({
      id: 'ams-line-trouble',
      sign: <Unplug size={16} className="need-err" aria-hidden="true" />,
      title: trouble.message,
      text: trouble.nextStep ?? '',
      ...WAYS_OUT[trouble.wayOut],
    })
  }
  if (gone > 0) {
    needs.push({
      id: 'ams-line-gone',
      sign: <Split size={16} className="need-warn" aria-hidden="true" />,
      title:
        gone === 1
          ? t`${counted(gone, 'product')} that is gone in Concord is still on the AMS server`
          : t`${counted(gone, 'product')} that are gone in Concord are still on the AMS server`,
      text: t`Nothing is deleted there until you keep ours or take theirs.`,
      button: t`Decide`,
      ...SETTLED_IN_SETTINGS,
    })
  }
  if (values > 0) {
    needs.push({
      id: 'ams-line-conflicts',
      sign: <Split size={16} className="need-warn" aria-hidden="true" />,
      title:
        values === 1
          ? t`${counted(values, 'value')} was changed here and on the AMS server`
          : t`${counted(values, 'value')} were changed here and on the AMS server`,
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

import { PUSH_LOG_DAYS } from '@shared/contract/stock-sync'
import { Download } from 'lucide-react'
import { useRef, useState } from 'react'
import { useEngineQuery, useLiveStock } from '../../api'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { ErrorNote } from '../../components/error-note'
import { ScreenHeader } from '../../components/screen-header'
import { PushPendingButton } from '../../components/stock-buttons'
import { useEscape } from '../../components/use-escape'
import { useSearchKey } from '../../components/use-search-key'
import { DayChart } from './day-chart'
import './push-log-screen.css'
import { PushLogRows } from './push-log-rows'
import { closeOpened, filterOf, isFiltered, usePushLogStore } from './push-log-store'
import { PUSH_LOG } from './texts'

/** Every stock push that is kept, of 30 days and more: what exactly was sent, when, why, and what became of it. */
export function PushLogScreen() {
  const health = useLiveStock((live) => live.health)
  const days = useEngineQuery('push-log.days', null, 'stock')
  const { data: settings } = useEngineQuery('settings.get', null, 'settings')
  const searchField = useRef<HTMLInputElement>(null)
  useSearchKey(searchField)
  useEscape(closeOpened)
  return (
    <>
      <ScreenHeader
        title={PUSH_LOG.title}
        state={PUSH_LOG.state(settings?.pushLogDays ?? PUSH_LOG_DAYS[0])}
      >
        <ExportButton />
        <PushPendingButton
          waits={health?.waiting ?? 0}
          paused={health?.pausedAt != null}
          sending={health?.sending != null}
        />
      </ScreenHeader>
      {days.error ? (
        <div className="push-log-problem">
          <ErrorNote error={days.error} />
        </div>
      ) : null}
      <DayChart days={days.data ?? []} />
      <PushLogRows searchField={searchField} />
    </>
  )
}

function ExportButton() {
  const actions = useAppActions()
  const [busy, setBusy] = useState(false)
  const filtered = usePushLogStore(isFiltered)
  const write = async (): Promise<void> => {
    setBusy(true)
    await actions.exportPushLog(filterOf(usePushLogStore.getState()))
    setBusy(false)
  }
  return (
    <Button
      icon={<Download size={14} aria-hidden="true" />}
      busy={busy}
      hint={filtered ? PUSH_LOG.exportFiltered : PUSH_LOG.exportAll}
      onClick={() => void write()}
    >
      {PUSH_LOG.exportCsv}
    </Button>
  )
}

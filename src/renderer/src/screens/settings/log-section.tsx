import type { EngineInput } from '@shared/contract/engine-contract'
import type { Settings } from '@shared/contract/settings'
import { PUSH_LOG_DAYS } from '@shared/contract/stock-sync'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { counted } from '../../format'
import { Section } from './section'
import { Setting } from './setting'
import { LOG } from './texts'

type LogSectionProps = {
  readonly settings: Settings | null
  readonly onSet: (change: EngineInput<'settings.set'>) => void
}

/** What is kept for how long. */
export function LogSection({ settings, onSet }: LogSectionProps) {
  const actions = useAppActions()
  return (
    <Section section="log">
      {settings ? (
        <Setting text={LOG.daysText}>
          <label className="line">
            <span>{LOG.days}</span>
            <select
              className="settings-select"
              value={settings.pushLogDays}
              onChange={(event) => {
                const chosen = Number(event.currentTarget.value)
                const days = PUSH_LOG_DAYS.find((one) => one === chosen)
                if (days !== undefined) onSet({ pushLogDays: days })
              }}
            >
              {PUSH_LOG_DAYS.map((days) => (
                <option key={days} value={days}>
                  {counted(days, 'day')}
                </option>
              ))}
            </select>
          </label>
        </Setting>
      ) : null}
      <dl className="settings-facts">
        {LOG.kept.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <span className="line">
        <Button onClick={() => actions.go({ screen: 'push-log' })}>{LOG.open}</Button>
      </span>
    </Section>
  )
}

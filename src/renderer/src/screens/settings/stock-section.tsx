import type { EngineInput } from '@shared/contract/engine-contract'
import type { Settings } from '@shared/contract/settings'
import { STOCK_INTERVALS } from '@shared/contract/stock-sync'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { useLiveStock } from '../../api'
import { RuleSelect } from '../../components/rule-select'
import { PauseStockButton } from '../../components/stock-buttons'
import { Switch } from '../../components/switch'
import { intervalWords, timeOf } from '../../format'
import { LocationSetting } from './location-setting'
import { Section } from './section'
import { Setting } from './setting'
import { STOCK_SETTINGS } from './texts'

type StockSectionProps = {
  readonly settings: Settings | null
  readonly onSet: (change: EngineInput<'settings.set'>) => void
}

/** Whether stock follows AMS by itself, how quickly, and what asks before many counts go. */
export function StockSection({ settings, onSet }: StockSectionProps) {
  const pausedAt = useLiveStock((live) => live.health?.pausedAt ?? null)
  const isKnown = useLiveStock((live) => live.health !== null)
  return (
    <Section section="stock" className="settings-stock">
      {isKnown ? (
        <Setting text={STOCK_SETTINGS.stateText}>
          <span className="line">
            <span>
              {pausedAt === null ? STOCK_SETTINGS.running : STOCK_SETTINGS.paused(timeOf(pausedAt))}
            </span>
            <PauseStockButton paused={pausedAt !== null} />
          </span>
        </Setting>
      ) : null}
      {settings ? <KeptStockSettings settings={settings} onSet={onSet} /> : null}
    </Section>
  )
}

type KeptStockSettingsProps = StockSectionProps & { readonly settings: Settings }

function KeptStockSettings({ settings, onSet }: KeptStockSettingsProps) {
  const { stockEverySeconds, stockResumeAsksFrom, stockSwitchesOn, soldOutRule } = settings
  return (
    <>
      <LocationSetting name={settings.stockLocation} />
      <Setting text={STOCK_SETTINGS.everyText}>
        <label className="line">
          <span>{STOCK_SETTINGS.every}</span>
          <select
            className="settings-select"
            value={stockEverySeconds}
            onChange={(event) => {
              const chosen = Number(event.currentTarget.value)
              const every = STOCK_INTERVALS.find((seconds) => seconds === chosen)
              if (every !== undefined) onSet({ stockEverySeconds: every })
            }}
          >
            {STOCK_INTERVALS.map((seconds) => (
              <option key={seconds} value={seconds}>
                {t`every ${intervalWords(seconds)}`}
              </option>
            ))}
          </select>
        </label>
      </Setting>
      <Setting text={STOCK_SETTINGS.switchesOnText}>
        <Switch
          label={STOCK_SETTINGS.switchesOn}
          checked={stockSwitchesOn}
          onChange={(on) => onSet({ stockSwitchesOn: on })}
        />
      </Setting>
      <Setting text={STOCK_SETTINGS.webOrdersText}>
        <Switch
          label={STOCK_SETTINGS.webOrders}
          checked={settings.amsCountsWebOrders}
          onChange={(on) => onSet({ amsCountsWebOrders: on })}
        />
      </Setting>
      <Setting text={STOCK_SETTINGS.soldOutText}>
        <RuleSelect
          label={STOCK_SETTINGS.soldOut}
          rule={soldOutRule}
          onChange={(rule) => {
            if (rule !== null) onSet({ soldOutRule: rule })
          }}
        />
      </Setting>
      <Setting text={STOCK_SETTINGS.asksFromText}>
        <AsksFrom
          key={stockResumeAsksFrom}
          value={stockResumeAsksFrom}
          onSet={(value) => onSet({ stockResumeAsksFrom: value })}
        />
      </Setting>
    </>
  )
}

type AsksFromProps = { readonly value: number; readonly onSet: (value: number) => void }

/** Kept when the field is left or Enter is pressed, so that half a figure is never set. */
function AsksFrom({ value, onSet }: AsksFromProps) {
  const [typed, setTyped] = useState(String(value))
  const figure = /^[1-9]\d{0,5}$/.test(typed.trim()) ? Number(typed) : null
  const keep = (): void => {
    if (figure !== null && figure !== value) onSet(figure)
  }
  return (
    <label className="line">
      <span>{STOCK_SETTINGS.asksFrom}</span>
      <input
        className="settings-figure"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={7}
        value={typed}
        aria-invalid={figure === null}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep()
        }}
      />
      {figure === null ? <span className="attention">{STOCK_SETTINGS.wholeNumber}</span> : null}
    </label>
  )
}

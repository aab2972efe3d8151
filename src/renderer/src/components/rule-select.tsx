import { SOLD_OUT_RULES, type SoldOutRule } from '@shared/catalog/sold-out'
import { RULE_WORDS } from '@shared/contract/stock-words'
import './rule-select.css'

type RuleSelectProps = {
  readonly label: string
  readonly rule: SoldOutRule | null
  /** What holds where there is no rule of its own; absent where there has to be one. */
  readonly inherited?: string
  /** Null: none of its own. */
  readonly onChange: (rule: SoldOutRule | null) => void
}

/** Chooses a rule of the Sold-Out Override, or none where there is one to fall back on. */
export function RuleSelect({ label, rule, inherited, onChange }: RuleSelectProps) {
  return (
    <label className="line">
      <span>{label}</span>
      <select
        className="rule-select"
        value={rule ?? ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          onChange(SOLD_OUT_RULES.find((one) => one === chosen) ?? null)
        }}
      >
        {inherited === undefined ? null : <option value="">{inherited}</option>}
        {SOLD_OUT_RULES.map((one) => (
          <option key={one} value={one}>
            {RULE_WORDS[one]}
          </option>
        ))}
      </select>
    </label>
  )
}

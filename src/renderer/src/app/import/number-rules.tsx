import {
  type ImportChoices,
  NUMBER_RULES,
  type NumberColumn,
  type NumberRule,
} from '@shared/contract/imports'
import { t } from '@shared/words/words'
import { RULE_WORDS } from './import-words'

type NumberRulesProps = {
  readonly numbers: readonly NumberColumn[]
  readonly choices: ImportChoices
  readonly onChoose: (choices: ImportChoices) => void
}

/** Which mark stands before the decimals, column by column; what the file does not tell is asked. */
export function NumberRules({ numbers, choices, onChoose }: NumberRulesProps) {
  const shown = numbers.filter(({ example }) => example !== null)
  if (shown.length === 0) return null
  const set = (column: string, rule: NumberRule): void =>
    onChoose({ numbers: { ...choices.numbers, [column]: rule } })
  return (
    <section className="dialog-section" aria-label={t`Numbers`}>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t`Numbers in`}</th>
            <th>{t`Before the decimals`}</th>
            <th>{t`For example`}</th>
            <th>{t`is read as`}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ column, label, rule, example, asPoint, asComma }) => (
            <tr key={column}>
              <td>
                <bdi>{label}</bdi>
              </td>
              <td>
                <select
                  className="policy-select"
                  aria-label={t`Mark before the decimals in ${label}`}
                  aria-invalid={rule === null}
                  value={rule ?? ''}
                  onChange={({ currentTarget: { value } }) => {
                    const chosen = NUMBER_RULES.find((one) => one === value)
                    if (chosen) set(column, chosen)
                  }}
                >
                  {rule === null ? <option value="">{t`Please say which`}</option> : null}
                  {NUMBER_RULES.map((one) => (
                    <option key={one} value={one}>
                      {RULE_WORDS[one]}
                    </option>
                  ))}
                </select>
              </td>
              <td>
                <bdi>{example}</bdi>
              </td>
              <td className={rule === null ? 'attention' : undefined}>
                {rule === null
                  ? t`${asPoint ?? NO_NUMBER} or ${asComma ?? NO_NUMBER}`
                  : ((rule === 'point' ? asPoint : asComma) ?? NO_NUMBER)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const NO_NUMBER = t`no number`

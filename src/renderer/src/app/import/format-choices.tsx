import {
  DELIMITERS,
  ENCODINGS,
  type ImportChoices,
  type ImportReading,
} from '@shared/contract/imports'
import { t } from '@shared/words/words'
import { BY_WORDS, DELIMITER_WORDS, ENCODING_WORDS, LAYOUT_WORDS } from './import-words'

type FormatChoicesProps = {
  readonly reading: ImportReading
  readonly onChoose: (choices: ImportChoices) => void
}

/** What was found out about the file as a whole, each to be chosen otherwise. */
export function FormatChoices({ reading, onChoose }: FormatChoicesProps) {
  const { encoding, encodingBy, delimiter, sheets, sheet, layout } = reading
  return (
    <div className="dialog-section import-format">
      {encoding === null ? null : (
        <label>
          <span className="muted">{t`Encoding`}</span>
          <select
            className="policy-select"
            value={encoding}
            onChange={({ currentTarget: { value } }) => {
              const chosen = ENCODINGS.find((one) => one === value)
              if (chosen) onChoose({ encoding: chosen })
            }}
          >
            {ENCODINGS.map((one) => (
              <option key={one} value={one}>
                {ENCODING_WORDS[one]}
              </option>
            ))}
          </select>
          <span className="faint">{encodingBy && BY_WORDS[encodingBy]}</span>
        </label>
      )}
      {delimiter === null ? null : (
        <label>
          <span className="muted">{t`Between the cells`}</span>
          <select
            className="policy-select"
            value={delimiter}
            onChange={({ currentTarget: { value } }) => {
              const chosen = DELIMITERS.find((one) => one === value)
              if (chosen) onChoose({ delimiter: chosen })
            }}
          >
            {DELIMITERS.map((one) => (
              <option key={one} value={one}>
                {DELIMITER_WORDS[one]}
              </option>
            ))}
          </select>
        </label>
      )}
      {sheet === null ? null : (
        <label>
          <span className="muted">{t`Sheet`}</span>
          <select
            className="policy-select"
            value={sheet}
            onChange={({ currentTarget: { value } }) => onChoose({ sheet: value })}
          >
            {sheets.map(({ name, isHidden }) => (
              <option key={name} value={name}>
                {isHidden ? t`${name} (hidden)` : name}
              </option>
            ))}
          </select>
        </label>
      )}
      {layout === null ? null : <span className="strong">{LAYOUT_WORDS[layout]}</span>}
    </div>
  )
}

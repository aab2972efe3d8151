type ChoicesProps<Id extends string> = {
  readonly label: string
  readonly choices: readonly { readonly id: Id; readonly label: string }[]
  readonly chosen: Id
  readonly onChoose: (id: Id) => void
}

/** One of a few, chosen at once; the arrows go from one to the next. */
export function Choices<Id extends string>({ label, choices, chosen, onChoose }: ChoicesProps<Id>) {
  return (
    <fieldset className="settings-choices">
      <legend>{label}</legend>
      {choices.map(({ id, label: words }) => (
        <label key={id} className="line">
          <input
            type="radio"
            name={`settings ${label}`}
            checked={id === chosen}
            onChange={() => onChoose(id)}
          />
          {words}
        </label>
      ))}
    </fieldset>
  )
}

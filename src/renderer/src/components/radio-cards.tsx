import './radio-cards.css'

type Card<Id extends string> = { readonly id: Id; readonly label: string; readonly text: string }

type RadioCardsProps<Id extends string> = {
  readonly legend: string
  readonly name: string
  readonly cards: readonly Card<Id>[]
  readonly chosen: Id | null
  readonly onChoose: (id: Id) => void
}

/** One of a few ways, each with a line about it. */
export function RadioCards<Id extends string>(props: RadioCardsProps<Id>) {
  const { legend, name, cards, chosen, onChoose } = props
  return (
    <fieldset className="radio-cards">
      <legend className="visually-hidden">{legend}</legend>
      {cards.map(({ id, label, text }) => (
        <label key={id} className="radio-card">
          <input
            type="radio"
            name={name}
            checked={id === chosen}
            aria-describedby={`${name}-${id}`}
            onChange={() => onChoose(id)}
          />
          <span className="radio-card-label">{label}</span>
          <span id={`${name}-${id}`} className="radio-card-text" aria-hidden="true">
            {text}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

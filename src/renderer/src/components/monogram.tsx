import './monogram.css'

/** Letters that stand for a store; beside its name, so nothing for a screen reader. */
export function Monogram({ letters }: { readonly letters: string }) {
  return <span className="monogram" data-letters={letters} aria-hidden="true" />
}

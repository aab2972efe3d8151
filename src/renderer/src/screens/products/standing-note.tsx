import type { Standing } from './product-words'

/** Small, under a suggestion: where it stands, and why it was not pushed. */
export function StandingNote({ standing }: { readonly standing: Standing }) {
  const { look, words, why } = standing
  return (
    <p className="product-standing">
      <span className={look === 'stuck' ? 'attention' : 'muted'}>{`${words}.`}</span>
      {why === '' ? null : <span className="muted">{` ${why}`}</span>}
    </p>
  )
}

import './key-hint.css'

/** A key beside the thing it does. Hidden from names, so that a button keeps its plain name. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <kbd className="key-hint" aria-hidden="true">
      {keys}
    </kbd>
  )
}

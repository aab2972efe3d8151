import type { Side } from '@shared/catalog/product'
import './side-sign.css'

/** The letter of a side. Always beside a word, so it is hidden from names. */
export function SideSign({ side }: { readonly side: Side }) {
  return (
    <span className={`side-sign side-sign-${side}`} aria-hidden="true">
      {side === 'ours' ? 'A' : 'S'}
    </span>
  )
}

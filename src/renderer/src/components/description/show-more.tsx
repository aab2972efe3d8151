import { count, t } from '@shared/words/words'
import { useState } from 'react'
import { endOf, firstPart, startOf } from './shown-part'

/** A long text by parts: what is shown, how many lines are not, and how to show them. */
export function useShownPart(sizes: readonly number[], matters: number) {
  const first = firstPart(sizes, matters)
  const [wider, setWider] = useState<{
    readonly of: number
    readonly from: number
    readonly to: number
  }>()
  const { from, to } = wider && wider.of === sizes.length ? wider : first
  return {
    from,
    to,
    before: from,
    after: sizes.length - to,
    showBefore: () => setWider({ of: sizes.length, from: startOf(sizes, from), to }),
    showAfter: () => setWider({ of: sizes.length, from, to: endOf(sizes, to) }),
  }
}

type ShowMoreProps = { readonly hidden: number; readonly onShow: () => void }

export function ShowMore({ hidden, onShow }: ShowMoreProps) {
  if (hidden === 0) return null
  return (
    <button type="button" className="detail-more" onClick={onShow}>
      {hidden === 1 ? t`1 more line, show` : t`${count(hidden)} more lines, show`}
    </button>
  )
}

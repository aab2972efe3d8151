import { t } from '@shared/words/words'
import { isTooLarge, RenderedHtml } from '../rich-text'
import './description.css'
import type { DescriptionProps } from './description-props'
import { DescriptionSource } from './description-source'
import { DescriptionWords } from './description-words'
import type { TextView } from './text-views'

const TOO_LARGE = t`Too large to preview. Shown as text.`
const RENDERED_NAMES = {
  ours: t`AMS description, rendered`,
  theirs: t`Shopify description, rendered`,
  base: t`Last agreed description, rendered`,
} as const

/** A description in full: its words, as a customer sees it, or the HTML as it is stored. */
export function Description({
  view,
  ...description
}: DescriptionProps & { readonly view: TextView }) {
  const { html, base, side } = description
  const tooLarge = isTooLarge(html) || isTooLarge(base ?? '')
  if (view === 'source') return <DescriptionSource {...description} />
  if (view === 'rendered' && !tooLarge) {
    return (
      <RenderedHtml
        html={html}
        base={base}
        side={side === 'base' ? 'ours' : side}
        label={RENDERED_NAMES[side]}
      />
    )
  }
  return (
    <>
      {tooLarge ? <p className="description-large faint">{TOO_LARGE}</p> : null}
      <DescriptionWords {...description} />
    </>
  )
}

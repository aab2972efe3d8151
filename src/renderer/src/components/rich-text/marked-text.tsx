import type { Side } from '@shared/catalog/product'
import { t } from '@shared/words/words'
import { Fragment } from 'react'
import { cutText } from './cut'
import './marked-text.css'
import type { Stretch } from './word-marks'

const SIDE_NAME = { ours: 'AMS', theirs: 'Shopify' } as const

const CONTROL = /\p{Cc}/gu

/** Control characters as their signs, so that nothing in a value is invisible. */
function visible(text: string, changed: boolean): string {
  const shown = text.replace(CONTROL, (sign) =>
    sign < ' ' && sign !== '\n' && sign !== '\t'
      ? String.fromCharCode(sign.charCodeAt(0) + 0x2400)
      : sign,
  )
  return changed && shown.trim() === '' ? shown.replaceAll(' ', '·') : shown
}

type MarkedTextProps = { readonly stretches: readonly Stretch[]; readonly side: Side }

/** Text with the words that its side changed marked in the side's colour and underline. */
export function MarkedText({ stretches, side }: MarkedTextProps) {
  return (
    <bdi>
      {stretches.map((stretch, index) => {
        const key = index
        if (stretch.mark === 'same')
          return <Fragment key={key}>{visible(stretch.text, false)}</Fragment>
        if (stretch.mark === 'gone') {
          return (
            <ins
              key={key}
              className={`mark mark-${side} mark-gone`}
              title={t`Taken out: ${cutText(stretch.text.trim()) || 'a space'}`}
            >
              <span className="visually-hidden"> words taken out in {SIDE_NAME[side]} </span>
            </ins>
          )
        }
        return (
          <ins key={key} className={`mark mark-${side}`}>
            {visible(stretch.text, true)}
            <span className="visually-hidden"> changed in {SIDE_NAME[side]} </span>
          </ins>
        )
      })}
    </bdi>
  )
}

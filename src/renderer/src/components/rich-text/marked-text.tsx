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

function takenOutWords(text: string): string {
  return text === '' ? t`Taken out: a space` : t`Taken out: ${text}`
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
              title={takenOutWords(cutText(stretch.text.trim()))}
            >
              <span className="visually-hidden"> {t`words taken out in ${SIDE_NAME[side]}`} </span>
            </ins>
          )
        }
        return (
          <ins key={key} className={`mark mark-${side}`}>
            {visible(stretch.text, true)}
            <span className="visually-hidden"> {t`changed in ${SIDE_NAME[side]}`} </span>
          </ins>
        )
      })}
    </bdi>
  )
}

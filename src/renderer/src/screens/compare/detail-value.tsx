import type { Side } from '@shared/catalog/product'
import type { DifferenceRow } from '@shared/contract/review'
import type { FieldValue } from '@shared/fields/field-registry'
import { Fragment } from 'react'
import {
  BULLET,
  hasMoved,
  htmlToSourceLines,
  htmlToText,
  MarkedText,
  markWords,
  type Stretch,
  ValueText,
} from '../../components/values'
import { useCompareStore } from './compare-store'
import { presenceWord } from './row-words'

type DetailValueProps = { readonly row: DifferenceRow; readonly side: Side | 'base' }

/** A value in full, as its kind is best read. */
export function DetailValue({ row, side }: DetailValueProps) {
  const textView = useCompareStore((store) => store.textView)
  if (side !== 'base') {
    const presence = presenceWord(row, side)
    if (presence !== null) return <p className="detail-figure">{presence}</p>
  }
  const value = row[side]
  const changedBy = side === 'base' ? null : row.changedBy
  const markSide = side === 'base' ? 'ours' : side
  if (row.field !== 'description' || typeof value !== 'string' || value === '') {
    return (
      <p className="detail-figure">
        <ValueText
          side={markSide}
          field={row.field}
          value={value}
          base={row.base}
          changedBy={changedBy}
        />
      </p>
    )
  }
  const moved = hasMoved(markSide, changedBy)
  return textView === 'words' ? (
    <Words html={value} base={row.base} moved={moved} side={markSide} />
  ) : (
    <Source html={value} base={row.base} moved={moved} side={markSide} />
  )
}

type TextProps = {
  readonly html: string
  readonly base: FieldValue
  readonly moved: boolean
  readonly side: Side
}

function compared(toText: (html: string) => string, { html, base, moved }: TextProps) {
  const text = toText(html)
  return moved && typeof base === 'string' ? markWords(toText(base), text) : [same(text)]
}

function same(text: string): Stretch {
  return { text, mark: 'same' }
}

/** The stretches, parted into lines. */
function linesOf(stretches: readonly Stretch[]): readonly (readonly Stretch[])[] {
  const lines: Stretch[][] = [[]]
  for (const stretch of stretches) {
    if (stretch.mark === 'gone') {
      lines.at(-1)?.push(stretch)
      continue
    }
    for (const [index, text] of stretch.text.split('\n').entries()) {
      if (index > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ text, mark: stretch.mark })
    }
  }
  return lines.filter((line) => line.length > 0)
}

function Words(props: TextProps) {
  const lines = linesOf(compared(htmlToText, props))
  return (
    <div className="detail-words">
      {lines.map((line, index) => {
        const key = index
        const bullet = line[0]?.text.startsWith(BULLET)
        return (
          <p key={key} className={bullet ? 'detail-bullet' : undefined}>
            <MarkedText side={props.side} stretches={bullet ? withoutBullet(line) : line} />
          </p>
        )
      })}
    </div>
  )
}

function withoutBullet(line: readonly Stretch[]): readonly Stretch[] {
  const [first, ...rest] = line
  return first ? [{ ...first, text: first.text.slice(BULLET.length) }, ...rest] : line
}

function Source(props: TextProps) {
  const lines = linesOf(compared(htmlToSourceLines, props))
  return (
    <div className="detail-source">
      {lines.map((line, index) => {
        const key = index
        return (
          <Fragment key={key}>
            <span className="faint detail-line-number">{index + 1}</span>
            <span>
              <MarkedText side={props.side} stretches={line} />
            </span>
          </Fragment>
        )
      })}
    </div>
  )
}

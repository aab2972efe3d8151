import { useMemo } from 'react'
import {
  cutLine,
  htmlBlocks,
  MarkedText,
  markWords,
  type Stretch,
  stretchLines,
} from '../rich-text'
import type { DescriptionProps } from './description-props'
import { ShowMore, useShownPart } from './show-more'

/** The text of a description with its lists, and the words that this side changed marked. */
export function DescriptionWords({ html, base, side }: DescriptionProps) {
  const { blocks, lines } = useMemo(() => markedLines(html, base), [html, base])
  const part = useShownPart(
    lines.map((line) => sizeOf(line)),
    lines.findIndex((line) => line.some(({ mark }) => mark !== 'same')),
  )
  return (
    <div className="detail-words">
      <ShowMore hidden={part.before} onShow={part.showBefore} />
      {lines.slice(part.from, part.to).map((line, index) => {
        const block = blocks[part.from + index]
        const key = part.from + index
        return (
          <p
            key={key}
            className={`words-${block?.kind ?? 'paragraph'} words-depth-${depthOf(block)}`}
          >
            {block?.kind === 'item' ? <span className="words-marker">{block.marker}</span> : null}
            <MarkedText side={side === 'base' ? 'ours' : side} stretches={cutLine(line)} />
          </p>
        )
      })}
      <ShowMore hidden={part.after} onShow={part.showAfter} />
    </div>
  )
}

function markedLines(html: string, base: string | null) {
  const blocks = htmlBlocks(html)
  const text = wordsOf(html)
  const stretches: readonly Stretch[] =
    base === null ? [{ text, mark: 'same' }] : markWords(wordsOf(base), text)
  return { blocks, lines: stretchLines(stretches) }
}

const DEEPEST = 4

function depthOf(block: { readonly depth: number } | undefined): number {
  return Math.min(DEEPEST, block?.depth ?? 0)
}

function wordsOf(html: string): string {
  return htmlBlocks(html)
    .map((block) => block.text)
    .join('\n')
}

function sizeOf(line: readonly Stretch[]): number {
  return line.reduce((sum, { text }) => sum + text.length, 0)
}

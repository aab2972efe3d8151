import { diffArrays } from 'diff'
import { markWords, type Stretch } from './word-marks'

const BLOCK = 'p|ul|ol|li|h[1-6]|div|table|tr|blockquote'
const OPENING = new RegExp(`<(?:${BLOCK})\\b`, 'gi')
const CLOSING = new RegExp(`</(?:${BLOCK})>`, 'gi')

/** The source broken into lines at its blocks, for reading. No character but line ends is added. */
export function sourceLines(html: string): readonly string[] {
  return html
    .replace(OPENING, '\n$&')
    .replace(CLOSING, '$&\n')
    .split(/\r\n|\n|\r/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
}

export type SourceLine = {
  /** From 1, in this side's source. */
  readonly number: number
  readonly changed: boolean
  readonly stretches: readonly Stretch[]
}

/** Compared by lines first; a changed line is then marked by words against the one it replaced. */
export function markSource(base: string | null, html: string): readonly SourceLine[] {
  const lines = sourceLines(html)
  if (base === null) return lines.map((text, index) => plainLine(text, index + 1))
  const changes = diffArrays([...sourceLines(base)], [...lines], { timeout: 80 })
  if (!changes) return lines.map((text, index) => changedLine(text, index + 1, undefined))
  const marked: SourceLine[] = []
  let replaced: readonly string[] = []
  for (const change of changes) {
    if (change.removed) {
      replaced = change.value
      continue
    }
    for (const [index, text] of change.value.entries()) {
      const number = marked.length + 1
      marked.push(
        change.added ? changedLine(text, number, replaced[index]) : plainLine(text, number),
      )
    }
    replaced = []
  }
  return marked
}

function plainLine(text: string, number: number): SourceLine {
  return { number, changed: false, stretches: [{ text, mark: 'same' }] }
}

function changedLine(text: string, number: number, before: string | undefined): SourceLine {
  const stretches: readonly Stretch[] =
    before === undefined ? [{ text, mark: 'changed' }] : markWords(before, text)
  return { number, changed: true, stretches }
}

export type Folded<T> =
  | { readonly kind: 'shown'; readonly lines: readonly T[] }
  | { readonly kind: 'folded'; readonly lines: readonly T[] }

/** This many unchanged lines stay around a change. */
const CONTEXT = 3
/** Fewer lines than this are not worth a fold. */
const FEWEST_FOLDED = 4

/** Folds long runs of unchanged lines, so that the change is seen. Without a change nothing folds. */
export function foldUnchanged<T extends { readonly changed: boolean }>(
  lines: readonly T[],
): readonly Folded<T>[] {
  if (!lines.some((line) => line.changed)) return [{ kind: 'shown', lines }]
  const near = nearChanges(lines)
  const parts: { kind: 'shown' | 'folded'; lines: T[] }[] = []
  for (const [index, line] of lines.entries()) {
    const kind = near[index] ? 'shown' : 'folded'
    const last = parts.at(-1)
    if (last?.kind === kind) last.lines.push(line)
    else parts.push({ kind, lines: [line] })
  }
  return parts.map((part) =>
    part.lines.length < FEWEST_FOLDED ? { kind: 'shown', lines: part.lines } : part,
  )
}

function nearChanges(lines: readonly { readonly changed: boolean }[]): readonly boolean[] {
  const near = lines.map((line) => line.changed)
  for (const [index, line] of lines.entries()) {
    if (!line.changed) continue
    const from = Math.max(0, index - CONTEXT)
    near.fill(true, from, Math.min(lines.length, index + CONTEXT + 1))
  }
  return near
}

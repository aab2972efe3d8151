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
  readonly text: string
  readonly changed: boolean
  /** The line that it replaced, where there is one. */
  readonly before: string | null
}

/** Compared by lines; the words of a changed line are compared when it is shown. */
export function markSource(base: string | null, html: string): readonly SourceLine[] {
  const lines = sourceLines(html)
  const all = (changed: boolean): readonly SourceLine[] =>
    lines.map((text, index) => ({ number: index + 1, text, changed, before: null }))
  if (base === null) return all(false)
  const changes = diffArrays([...sourceLines(base)], [...lines], { timeout: 80 })
  if (!changes) return all(true)
  const marked: SourceLine[] = []
  let replaced: readonly string[] = []
  for (const { removed, added, value } of changes) {
    if (removed) {
      replaced = value
      continue
    }
    for (const [index, text] of value.entries()) {
      const before = added ? (replaced[index] ?? null) : null
      marked.push({ number: marked.length + 1, text, changed: added, before })
    }
    replaced = []
  }
  return marked
}

/** A line with its changed words marked. */
export function lineStretches({ text, changed, before }: SourceLine): readonly Stretch[] {
  if (!changed) return [{ text, mark: 'same' }]
  return before === null ? [{ text, mark: 'changed' }] : markWords(before, text)
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

import { type Change, diffWordsWithSpace } from 'diff'

/** A stretch of text: unchanged, changed on this side, or the place where words were taken out. */
export type Stretch = { readonly text: string; readonly mark: 'same' | 'changed' | 'gone' }

/** Longer differing parts, in characters, are marked as a whole: nobody reads them word by word. */
const LONGEST_DIFFED = 60_000
const DIFF_MS = 60

type Part = Pick<Change, 'added' | 'removed' | 'value'>

/** The words of `value` that are not in `base`. The whole differing part if it is too far apart. */
export function markWords(base: string, value: string): readonly Stretch[] {
  if (base === value) return [{ text: value, mark: 'same' }]
  if (value === '') return [{ text: '', mark: 'changed' }]
  const parts = bridged(wordParts(base, value))
  const stretches: Stretch[] = []
  for (const [index, part] of parts.entries()) {
    if (part.removed) {
      const replaced = parts[index + 1]?.added === true || parts[index - 1]?.added === true
      if (!replaced) stretches.push({ text: part.value, mark: 'gone' })
    } else {
      stretches.push({ text: part.value, mark: part.added ? 'changed' : 'same' })
    }
  }
  return stretches.flatMap(freeOuterSpaces)
}

/** What one side changed since the last agreement, as pairs for "220 → 240". */
export function changedPairs(
  base: string,
  value: string,
): readonly { readonly from: string; readonly to: string }[] {
  const pairs: { from: string; to: string }[] = []
  let open: { from: string; to: string } | null = null
  for (const part of bridged(wordParts(base, value))) {
    if (!part.added && !part.removed) {
      open = null
      continue
    }
    if (!open) {
      open = { from: '', to: '' }
      pairs.push(open)
    }
    if (part.removed) open.from += part.value
    else open.to += part.value
  }
  return pairs
    .map((pair) => ({ from: pair.from.trim(), to: pair.to.trim() }))
    .filter((pair) => pair.from !== pair.to)
}

/**
 * Both texts word by word. What is the same at both ends is set aside first, so that a long text with
 * one changed word costs no more than the word.
 */
function wordParts(base: string, value: string): readonly Part[] {
  const start = sameStart(base, value)
  const end = sameEnd(base, value, start)
  const before = base.slice(start, base.length - end)
  const after = value.slice(start, value.length - end)
  const tooLong = before.length + after.length > LONGEST_DIFFED
  const middle: readonly Part[] =
    (tooLong ? undefined : diffWordsWithSpace(before, after, { timeout: DIFF_MS })) ??
    [part('removed', before), part('added', after)].filter(({ value: text }) => text !== '')
  return mergedSame([
    part('same', value.slice(0, start)),
    ...middle,
    part('same', value.slice(value.length - end)),
  ])
}

function mergedSame(parts: readonly Part[]): readonly Part[] {
  const merged: Part[] = []
  for (const next of parts) {
    const last = merged.at(-1)
    if (last && isSame(last) && isSame(next)) {
      merged[merged.length - 1] = part('same', last.value + next.value)
    } else if (next.value !== '') merged.push(next)
  }
  return merged
}

function isSame({ added, removed }: Part): boolean {
  return !added && !removed
}

function part(kind: 'same' | 'added' | 'removed', value: string): Part {
  return { added: kind === 'added', removed: kind === 'removed', value }
}

/** How many characters both begin with, back to the end of a word. */
function sameStart(a: string, b: string): number {
  const longest = Math.min(a.length, b.length)
  let at = 0
  while (at < longest && a.charCodeAt(at) === b.charCodeAt(at)) at++
  while (at > 0 && !isSpace(a, at - 1)) at--
  return at
}

function sameEnd(a: string, b: string, start: number): number {
  const longest = Math.min(a.length, b.length) - start
  let length = 0
  while (
    length < longest &&
    a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)
  ) {
    length++
  }
  while (length > 0 && !isSpace(a, a.length - length)) length--
  return length
}

function isSpace(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code === 0x20 || code === 0x0a
}

/** Between two changes, up to this many unchanged characters are part of one change to the eye. */
const LONGEST_BRIDGE = 5

/** A change being gathered. A bridge is in both texts, so each says whether it has words of its own. */
type Run = { removed: string; added: string; removes: boolean; adds: boolean }

/** Changes with no more than a space or a short word between them become one. */
function bridged(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = []
  let run: Run | null = null
  for (const next of parts) {
    if (!isSame(next)) {
      run ??= { removed: '', added: '', removes: false, adds: false }
      if (next.removed) {
        run.removed += next.value
        run.removes = true
      } else {
        run.added += next.value
        run.adds = true
      }
    } else if (run && next !== parts.at(-1) && isBridge(next.value)) {
      run.removed += next.value
      run.added += next.value
    } else {
      if (run) joined.push(...partsOf(run))
      run = null
      joined.push(next)
    }
  }
  if (run) joined.push(...partsOf(run))
  return joined
}

function partsOf({ removed, added, removes, adds }: Run): readonly Part[] {
  const parts =
    !adds && added.trim() === ''
      ? [part('removed', removed), part('same', added)]
      : !removes && removed.trim() === ''
        ? [part('added', added)]
        : [part('removed', removed), part('added', added)]
  return parts.filter(({ value }) => value !== '')
}

function isBridge(text: string): boolean {
  return text.length <= LONGEST_BRIDGE && !text.includes('\n')
}

/** A mark covers words, not the spaces around them; a change of only spaces keeps its mark. */
function freeOuterSpaces(stretch: Stretch): readonly Stretch[] {
  const words = stretch.text.trim()
  if (stretch.mark !== 'changed' || words === '' || words === stretch.text) return [stretch]
  const start = stretch.text.indexOf(words)
  const parts: Stretch[] = [
    { text: stretch.text.slice(0, start), mark: 'same' },
    { text: words, mark: 'changed' },
    { text: stretch.text.slice(start + words.length), mark: 'same' },
  ]
  return parts.filter(({ text }) => text !== '')
}

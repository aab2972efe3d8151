import { diffWordsWithSpace } from 'diff'

/** A stretch of text: unchanged, changed on this side, or the place where words were taken out. */
export type Stretch = { readonly text: string; readonly mark: 'same' | 'changed' | 'gone' }

/** The words of `value` that are not in `base`. Both whole texts if they are too far apart to tell. */
export function markWords(base: string, value: string): readonly Stretch[] {
  if (base === value) return [{ text: value, mark: 'same' }]
  if (value === '') return [{ text: '', mark: 'changed' }]
  const changes = diffWordsWithSpace(base, value, { timeout: 60 })
  if (!changes) return [{ text: value, mark: 'changed' }]
  const stretches: Stretch[] = []
  for (const [index, change] of changes.entries()) {
    if (change.removed) {
      const replaced = changes[index + 1]?.added === true || changes[index - 1]?.added === true
      if (!replaced) stretches.push({ text: change.value, mark: 'gone' })
    } else {
      stretches.push({ text: change.value, mark: change.added ? 'changed' : 'same' })
    }
  }
  return joinAcrossSpaces(stretches).flatMap(freeOuterSpaces)
}

/** Two changed words with only a space between them are one change to the eye. */
function joinAcrossSpaces(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = []
  for (const [index, stretch] of stretches.entries()) {
    const last = joined.at(-1)
    const bridge =
      stretch.mark === 'same' &&
      /^[^\S\n]+$/.test(stretch.text) &&
      last?.mark === 'changed' &&
      stretches[index + 1]?.mark === 'changed'
    if (last?.mark === 'changed' && (stretch.mark === 'changed' || bridge)) {
      joined[joined.length - 1] = { text: last.text + stretch.text, mark: 'changed' }
    } else {
      joined.push(stretch)
    }
  }
  return joined
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
  return parts.filter((part) => part.text !== '')
}

/** As much unchanged text may stand before the first change. */
const LONGEST_LEAD = 20

/** Cut for one line of a table: begins shortly before the first change. */
export function cutAroundChange(stretches: readonly Stretch[]): readonly Stretch[] {
  const first = stretches.findIndex((stretch) => stretch.mark !== 'same')
  if (first <= 0) return stretches
  const before = stretches
    .slice(0, first)
    .map((stretch) => stretch.text)
    .join('')
  if (before.length <= LONGEST_LEAD) return stretches
  return [{ text: '…\u200a', mark: 'same' }, ...stretches.slice(first)]
}

/** What one side changed since the last agreement, as pairs for "220 → 240". */
export function changedPairs(
  base: string,
  value: string,
): readonly { readonly from: string; readonly to: string }[] {
  const changes = diffWordsWithSpace(base, value, { timeout: 60 })
  if (!changes) return []
  const pairs: { from: string; to: string }[] = []
  let open: { from: string; to: string } | null = null
  for (const change of changes) {
    const bridging: boolean = open !== null && /^[^\S\n]+$/.test(change.value)
    if (!change.added && !change.removed && !bridging) {
      open = null
      continue
    }
    if (!open) {
      open = { from: '', to: '' }
      pairs.push(open)
    }
    if (!change.added) open.from += change.value
    if (!change.removed) open.to += change.value
  }
  return pairs
    .map((pair) => ({ from: pair.from.trim(), to: pair.to.trim() }))
    .filter((pair) => pair.from !== pair.to)
}

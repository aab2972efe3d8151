/** Which lines of a long text are on the screen: `from` the first, `to` the one after the last. */
export type Part = { readonly from: number; readonly to: number }

/** More characters or lines at once would slow the window down. */
export const MOST_CHARACTERS = 60_000
export const MOST_LINES = 600
const LEAD = 20

/** As much as can be shown at once, beginning shortly before the line that matters. */
export function firstPart(sizes: readonly number[], matters: number): Part {
  const room = sizes.reduce((sum, size) => sum + size, 0)
  if (room <= MOST_CHARACTERS && sizes.length <= MOST_LINES) return { from: 0, to: sizes.length }
  const from = Math.max(0, matters - LEAD)
  return { from, to: endOf(sizes, from) }
}

/** One line is always shown, however long it is. */
export function endOf(sizes: readonly number[], from: number): number {
  let characters = 0
  let to = from
  while (to < sizes.length && to - from < MOST_LINES) {
    characters += sizes[to] ?? 0
    if (to > from && characters > MOST_CHARACTERS) break
    to++
  }
  return to
}

export function startOf(sizes: readonly number[], to: number): number {
  let characters = 0
  let from = to
  while (from > 0 && to - from < MOST_LINES) {
    characters += sizes[from - 1] ?? 0
    if (from < to && characters > MOST_CHARACTERS) break
    from--
  }
  return from
}

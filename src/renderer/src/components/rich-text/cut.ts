import type { Stretch } from './word-marks'

/** As much unchanged text may stand before the first change. */
const LONGEST_LEAD = 20
/** More than any column shows, so that a long text costs no more than a short one. */
const LONGEST_CELL = 240

/** Cut for one line of a table: begins shortly before the first change. */
export function cutAroundChange(stretches: readonly Stretch[]): readonly Stretch[] {
  const first = stretches.findIndex((stretch) => stretch.mark !== 'same')
  const before = stretches.slice(0, Math.max(0, first))
  const lead = before.reduce((length, { text }) => length + text.length, 0)
  if (lead <= LONGEST_LEAD) return shortened(stretches)
  return shortened([{ text: '…\u200a', mark: 'same' }, ...stretches.slice(first)])
}

/** The first characters of a text that is shown in one line. */
export function cutText(text: string): string {
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text
}

function shortened(stretches: readonly Stretch[]): readonly Stretch[] {
  const kept: Stretch[] = []
  let room = LONGEST_CELL
  for (const { text, mark } of stretches) {
    if (room <= 0) break
    kept.push({ text: text.slice(0, room), mark })
    room -= text.length
  }
  return kept
}

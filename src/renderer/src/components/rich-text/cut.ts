import type { Stretch } from './word-marks'

type Limits = {
  /** As much unchanged text may stand before the first change. */
  readonly lead: number
  /** More characters than this are not drawn, so that a long text costs no more than a short one. */
  readonly most: number
}

const CELL: Limits = { lead: 20, most: 240 }
const LINE: Limits = { lead: 2_000, most: 20_000 }

/** Cut for one line of a table: begins shortly before the first change. */
export function cutAroundChange(stretches: readonly Stretch[]): readonly Stretch[] {
  return cut(stretches, CELL)
}

/** Cut for a line of the pane that is longer than anybody reads; others stay whole. */
export function cutLine(stretches: readonly Stretch[]): readonly Stretch[] {
  const length = stretches.reduce((sum, { text }) => sum + text.length, 0)
  return length <= LINE.most ? stretches : cut(stretches, LINE)
}

/** The first characters of a text that is shown in one line. */
export function cutText(text: string): string {
  return text.length > CELL.most ? `${text.slice(0, CELL.most)}…` : text
}

function cut(stretches: readonly Stretch[], { lead, most }: Limits): readonly Stretch[] {
  const first = stretches.findIndex((stretch) => stretch.mark !== 'same')
  const before = stretches.slice(0, Math.max(0, first))
  const length = before.reduce((sum, { text }) => sum + text.length, 0)
  if (length <= lead) return shortened(stretches, most)
  return shortened([{ text: '…\u200a', mark: 'same' }, ...stretches.slice(first)], most)
}

function shortened(stretches: readonly Stretch[], most: number): readonly Stretch[] {
  const kept: Stretch[] = []
  let room = most
  for (const { text, mark } of stretches) {
    if (room <= 0) break
    kept.push({ text: text.length > room ? `${text.slice(0, room)}…` : text, mark })
    room -= text.length
  }
  return kept
}

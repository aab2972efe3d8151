type Keyed = { readonly key: string }

/**
 * The rows of a list that a person ticked, by key, with what they were when ticked. `range` is open while Shift moves:
 * `before` are the ticks that were there when it began, so that a range can shrink again.
 */
export type Ticks<Row extends Keyed> = {
  readonly rows: ReadonlyMap<string, Row>
  readonly range: {
    readonly anchor: number
    readonly before: ReadonlyMap<string, Row>
  } | null
}

/** Nothing changes where `most` rows are ticked already, but for a tick that goes. */
export function toggleTick<Row extends Keyed>(
  { rows }: Ticks<Row>,
  row: Row,
  most: number,
): Ticks<Row> {
  const next = new Map(rows)
  if (!next.delete(row.key) && next.size < most) next.set(row.key, row)
  return { rows: next, range: null }
}

/**
 * Ticks from where the range began to `to`, and no others but those from before. Rows that are not
 * here now (`rowAt` knows only the pages around what is in sight) keep the tick they had.
 */
export function tickRange<Row extends Keyed>(
  ticks: Ticks<Row>,
  from: number,
  to: number,
  rowAt: (index: number) => Row | undefined,
  most: number,
): Ticks<Row> {
  const range = ticks.range ?? { anchor: from, before: ticks.rows }
  const [first, last] = ordered(range.anchor, to)
  const [oldFirst, oldLast] = ordered(range.anchor, from)
  const rows = new Map(ticks.rows)
  for (let index = oldFirst; index <= oldLast; index++) {
    const row = rowAt(index)
    if (row && (index < first || index > last) && !range.before.has(row.key)) rows.delete(row.key)
  }
  for (let index = first; index <= last && rows.size < most; index++) {
    const row = rowAt(index)
    if (row) rows.set(row.key, row)
  }
  return { rows, range }
}

function ordered(a: number, b: number): readonly [number, number] {
  return a < b ? [a, b] : [b, a]
}

export function tickAll<Row extends Keyed>(rows: readonly Row[], most: number): Ticks<Row> {
  return { rows: new Map(rows.slice(0, most).map((row) => [row.key, row])), range: null }
}

/** What the box in the head shows. */
export function headState(ticked: number, total: number): 'none' | 'some' | 'all' {
  if (ticked === 0) return 'none'
  return ticked >= total ? 'all' : 'some'
}

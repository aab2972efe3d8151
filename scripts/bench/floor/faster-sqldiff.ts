import { median } from '../measure/quantile'
import { type Keyed, type Sqldiff, sqldiff } from './sqldiff'

const RUNS = 5
const KEYED: readonly Keyed[] = ['by-rowid', 'by-primary-key']

export type FasterSqldiff = {
  readonly name: string
  /** The median of its runs. */
  readonly seconds: number
  /** Each way with its median, or why it doesn't count. */
  readonly ways: readonly string[]
}

/**
 * The stricter peer: the faster way of those that find exactly the differences that were planted, the median of
 * its runs. By rowid sqldiff pairs rows by their place, which is nonsense once the orders differ.
 */
export async function fasterSqldiff(
  oursFile: string,
  theirsFile: string,
  planted: number,
): Promise<FasterSqldiff> {
  const runs: { readonly keyed: Keyed; readonly result: Sqldiff }[] = []
  for (let turn = 0; turn < RUNS; turn++) {
    for (const keyed of KEYED) {
      runs.push({ keyed, result: await sqldiff(oursFile, theirsFile, keyed) })
    }
  }
  return pickFaster(runs, planted)
}

/** Throws when no way found what was planted. */
export function pickFaster(
  runs: readonly { readonly keyed: Keyed; readonly result: Sqldiff }[],
  planted: number,
): FasterSqldiff {
  const ways = KEYED.flatMap((keyed) => {
    const results = runs.flatMap((run) => (run.keyed === keyed ? [run.result] : []))
    if (results.length === 0) return []
    const wrong = results.find(({ changes, strays }) => changes !== planted || strays !== 0)
    const found = wrong ? `, finds ${wrong.changes} changes and ${wrong.strays} strays` : ''
    const seconds = median(results.map((result) => result.seconds))
    return [{ name: NAMES[keyed], seconds, isRight: wrong === undefined, found }]
  })
  const [best] = ways.filter(({ isRight }) => isRight).sort((a, b) => a.seconds - b.seconds)
  if (!best) throw new Error(`sqldiff does not find the ${planted} planted differences`)
  return {
    name: best.name,
    seconds: best.seconds,
    ways: ways.map(({ name, seconds, found }) => `${name} ${seconds.toFixed(3)} s${found}`),
  }
}

const NAMES: Readonly<Record<Keyed, string>> = {
  'by-rowid': 'sqldiff --summary',
  'by-primary-key': 'sqldiff --summary --primarykey',
}

import { type Keyed, type Sqldiff, sqldiff } from './sqldiff'

const RUNS = 5
const KEYED: readonly Keyed[] = ['by-rowid', 'by-primary-key']

export type FastestSqldiff = {
  readonly name: string
  readonly seconds: number
  /** Each way with its fastest run, or why it doesn't count. */
  readonly ways: readonly string[]
}

/**
 * The stricter peer: the fastest run of the faster way, of those that find exactly the differences that
 * were planted. By rowid sqldiff pairs rows by their place, which is nonsense once the orders differ.
 */
export async function fastestSqldiff(
  oursFile: string,
  theirsFile: string,
  planted: number,
): Promise<FastestSqldiff> {
  const runs: { readonly keyed: Keyed; readonly result: Sqldiff }[] = []
  for (let turn = 0; turn < RUNS; turn++) {
    for (const keyed of KEYED) {
      runs.push({ keyed, result: await sqldiff(oursFile, theirsFile, keyed) })
    }
  }
  return pickFastest(runs, planted)
}

/** Throws when no way found what was planted. */
export function pickFastest(
  runs: readonly { readonly keyed: Keyed; readonly result: Sqldiff }[],
  planted: number,
): FastestSqldiff {
  const ways = KEYED.flatMap((keyed) => {
    const [fastest] = runs
      .flatMap((run) => (run.keyed === keyed ? [run.result] : []))
      .sort((a, b) => a.seconds - b.seconds)
    if (!fastest) return []
    const isRight = fastest.changes === planted && fastest.strays === 0
    const found = isRight ? '' : `, finds ${fastest.changes} changes and ${fastest.strays} strays`
    return [{ name: NAMES[keyed], seconds: fastest.seconds, isRight, found }]
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

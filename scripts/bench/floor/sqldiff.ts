import { run } from '../../lib/run.mjs'
import { SetupError } from '../../lib/talk.mjs'

const LONGEST_SECONDS = 30 * 60

export type Sqldiff = {
  readonly seconds: number
  /** Changed rows of all tables. */
  readonly changes: number
  /** Rows that it took for new or gone. */
  readonly strays: number
}

export type Keyed = 'by-rowid' | 'by-primary-key'

/** `sqldiff --summary` (sqlite.org/sqldiff.html) over two files; `keyed` adds `--primarykey`. */
export async function sqldiff(
  oursFile: string,
  theirsFile: string,
  keyed: Keyed,
): Promise<Sqldiff> {
  const options = keyed === 'by-primary-key' ? ['--primarykey'] : []
  const started = performance.now()
  const { code, output } = await run('sqldiff', ['--summary', ...options, oursFile, theirsFile], {
    seconds: LONGEST_SECONDS,
  })
  const seconds = (performance.now() - started) / 1000
  if (code !== 0) throw new SetupError(`sqldiff failed: ${output.trim()}`)
  return { seconds, ...readSummary(output) }
}

const TABLE_LINE = /^\w+: (\d+) changes, (\d+) inserts, (\d+) deletes, \d+ unchanged$/

/** Adds up the lines of a summary, such as `product: 3 changes, 0 inserts, 0 deletes, 9 unchanged`. */
export function readSummary(output: string): { changes: number; strays: number } {
  const tables = output.split('\n').flatMap((line) => {
    const found = TABLE_LINE.exec(line)
    return found ? [found.slice(1).map(Number)] : []
  })
  if (tables.length === 0) throw new Error(`No summary of sqldiff: ${output}`)
  return {
    changes: tables.reduce((sum, [changes = 0]) => sum + changes, 0),
    strays: tables.reduce((sum, [, inserts = 0, deletes = 0]) => sum + inserts + deletes, 0),
  }
}

import { readFileSync } from 'node:fs'
import type { Random } from '../catalogs/seeded-random'
import type { ResultLine } from './bulk-run'

/** Executes the mutation with one line's variables; the answer has `data`, `errors` or both. */
export type LineExecutor = (variables: Record<string, unknown>) => {
  readonly data?: unknown
  readonly errors?: unknown
}

/** Lines that start before the one before them has ended: the order of the file is not kept beyond. */
const WINDOW = 5

/**
 * Runs a mutation for each line of an uploaded file, not quite in the file's order, and tells each outcome with
 * the number of its line, counted from 0.
 */
export function* mutationLines(
  path: string,
  random: Random,
  execute: LineExecutor,
): Generator<ResultLine> {
  const lines = readFileSync(path, 'utf8').split('\n')
  const waiting = lines.flatMap((text, number) => (text.trim() === '' ? [] : [{ text, number }]))
  while (waiting.length > 0) {
    const [next] = waiting.splice(random.below(Math.min(WINDOW, waiting.length)), 1)
    if (next === undefined) return
    const line = { ...outcomeOf(next.text, execute), __lineNumber: next.number }
    yield { isRoot: true, line: JSON.stringify(line).replaceAll('/', '\\/') }
  }
}

function outcomeOf(text: string, execute: LineExecutor): object {
  const variables = parseLine(text)
  if (variables !== null) return execute(variables)
  return { errors: [{ message: 'The line is not a JSON object of variables.' }] }
}

function parseLine(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? { ...value } : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

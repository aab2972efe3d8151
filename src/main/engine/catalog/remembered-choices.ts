import { createHash } from 'node:crypto'
import { type ImportChoices, importChoicesSchema } from '@shared/contract/imports'
import type { RunStore } from '../ports'

/** What a person said about files of one shape: the same columns, in any order. */
export function recallChoices(
  runs: RunStore,
  columns: readonly string[],
): Pick<ImportChoices, 'columns' | 'numbers'> | null {
  const stored = runs.setting(keyOf(columns))
  return stored === null ? null : importChoicesSchema.parse(JSON.parse(stored))
}

export function rememberChoices(
  runs: RunStore,
  columns: readonly string[],
  { columns: mapping, numbers }: ImportChoices,
): void {
  const said = { ...(mapping && { columns: mapping }), ...(numbers && { numbers }) }
  runs.setSetting(keyOf(columns), JSON.stringify(said))
}

function keyOf(columns: readonly string[]): string {
  const shape = JSON.stringify([...columns].sort())
  return `file-shape:${createHash('sha256').update(shape).digest('hex').slice(0, 32)}`
}

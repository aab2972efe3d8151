import { compareFilterSchema, type DifferenceRow } from '@shared/contract/review'
import { listText } from '../world/fields'
import type { World } from '../world/world'

const EVERYTHING = compareFilterSchema.parse({})

/** Everything that is to be reviewed. */
export function rowsOf(world: World): DifferenceRow[] {
  return world.process.store.screens.compareRows({ filter: EVERYTHING, offset: 0, limit: 500 }).rows
}

export function asText(value: DifferenceRow['ours']): string | null {
  return Array.isArray(value) ? listText(value) : value
}

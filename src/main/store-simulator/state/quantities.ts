import { type LevelRecord, OTHER_QUANTITIES } from './records'

/** Every kind of unit that a level counts. */
export const QUANTITY_NAMES = ['available', 'committed', 'on_hand', ...OTHER_QUANTITIES] as const
export type QuantityName = (typeof QUANTITY_NAMES)[number]

export function isQuantityName(name: string): name is QuantityName {
  return QUANTITY_NAMES.some((known) => known === name)
}

/** Units of one kind; 0 where there is no level. */
export function quantityOf(level: LevelRecord | undefined, name: QuantityName): number {
  if (level === undefined) return 0
  switch (name) {
    case 'available':
      return level.available
    case 'committed':
      return level.committed
    case 'on_hand':
      return level.onHand
    default:
      return level.others?.[name] ?? 0
  }
}

/** Moves one kind by `delta`; `on_hand` moves the units for sale. */
export function addQuantity(level: LevelRecord, name: QuantityName, delta: number): void {
  switch (name) {
    case 'available':
    case 'on_hand':
      level.available += delta
      return
    case 'committed':
      level.committed += delta
      return
    default:
      level.others = { ...level.others, [name]: (level.others?.[name] ?? 0) + delta }
  }
}

/** Which stock a read carries: units at a location, with those in web orders where AMS still counts them. */
export type StockRead = { readonly locationId: string; readonly hasWebOrders: boolean }

type Level = {
  readonly isActive: boolean
  readonly quantities: readonly { readonly name: string; readonly quantity: number }[]
}

/** Kinds of units to ask for, `names:` of a level's `quantities` (InventoryLevel, Admin API). */
export function quantityNames({ hasWebOrders }: Pick<StockRead, 'hasWebOrders'>): string[] {
  return hasWebOrders ? ['available', 'committed'] : ['available']
}

/**
 * Units of a level that was asked for. An inactive one counts as none: nothing of it can be sold there,
 * whatever number it holds. Orders hold their units wherever they lie.
 */
export function unitsOf(level: Level | null): { available: number | null; webOrders?: number } {
  const units = new Map(level?.quantities.map(({ name, quantity }) => [name, quantity]))
  const webOrders = units.get('committed')
  return {
    available: level?.isActive ? (units.get('available') ?? null) : null,
    ...(webOrders === undefined ? {} : { webOrders }),
  }
}

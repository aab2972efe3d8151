import type { DifferenceRow } from '@shared/contract/review'

export type Sibling = { readonly index: number; readonly row: DifferenceRow }

/** As many are looked at on each side; a product with more variants than that is seen in the list. */
const FARTHEST = 12

/** The rows of the selected row's product around it, in the order of the list. */
export function siblingRows(
  rowAt: (index: number) => DifferenceRow | undefined,
  selected: number,
): readonly Sibling[] {
  const row = rowAt(selected)
  if (!row) return []
  const beside = (step: 1 | -1): Sibling[] => {
    const found: Sibling[] = []
    for (let index = selected + step; Math.abs(index - selected) <= FARTHEST; index += step) {
      const other = rowAt(index)
      if (!other || !isSameProduct(row, other)) break
      found.push({ index, row: other })
    }
    return found
  }
  return [...beside(-1).toReversed(), { index: selected, row }, ...beside(1)]
}

export function isSameProduct(a: DifferenceRow, b: DifferenceRow): boolean {
  return a.amsProductId === b.amsProductId && a.shopifyProductId === b.shopifyProductId
}

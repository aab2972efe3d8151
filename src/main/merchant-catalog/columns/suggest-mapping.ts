import { type AmsColumn, amsColumns } from '@shared/fields/ams-columns'

/** For each of AMS's columns the label of the file's that is called so, or as other programs call it. */
export function suggestMapping(labels: readonly string[]): Record<string, string> {
  const free = new Set(labels)
  const found = new Map<string, string>()
  const take = (fits: (column: AmsColumn, folded: string) => boolean): void => {
    for (const column of amsColumns) {
      if (found.has(column.key)) continue
      const label = [...free].find((one) => fits(column, folded(one)))
      if (label === undefined) continue
      free.delete(label)
      found.set(column.key, label)
    }
  }
  take((column, name) => name === folded(column.key))
  take((column, name) => column.alsoCalled.includes(name))
  const sku = found.get('sku')
  // A file of one row for each article has one name for both: whoever maps it sees what is suggested.
  const only = found.get('product_id') ?? sku
  if (only !== undefined) {
    if (!found.has('product_id')) found.set('product_id', only)
    if (!found.has('variant_id')) found.set('variant_id', sku ?? only)
  }
  return Object.fromEntries(found)
}

function folded(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_\-.()/]/g, '')
}

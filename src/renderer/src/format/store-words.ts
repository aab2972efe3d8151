import type { StoreSetup } from '@shared/contract/stores'

/** A shop whose Setup Wizard was never finished. The sample store needs none. */
export function isUnfinished({ kind, finishedAt }: StoreSetup): boolean {
  return kind === 'shopify' && finishedAt === null
}

/** Two letters that stand for a store: "FW". */
export function monogram(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
}

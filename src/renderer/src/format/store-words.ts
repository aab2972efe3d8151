import type { StoreSetup } from '@shared/contract/stores'
import { t } from '@shared/words/words'

/** A shop whose Setup Wizard was never finished. The sample store needs none. */
export function isUnfinished({ kind, finishedAt }: StoreSetup): boolean {
  return kind === 'shopify' && finishedAt === null
}

/** What leads to the credential where it is in the way. */
export function reconnectWords(setup: StoreSetup): string {
  return isUnfinished(setup) ? t`Go on with the set-up` : t`Reconnect`
}

/** Two letters that stand for a store: "FW". */
export function monogram(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word))
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
}

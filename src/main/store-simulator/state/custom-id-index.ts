import type { MetafieldRecord } from './records'

/** The metafield type whose values are unique per shop and name one record (custom ids). */
export const CUSTOM_ID_TYPE = 'id'

/**
 * Finds products, or variants, by unique metafield value
 * (shopify.dev/docs/apps/build/metafields/working-with-custom-ids).
 */
export class CustomIdIndex<Owner> {
  readonly #owners = new Map<string, Owner>()

  find(namespace: string, key: string, value: string): Owner | undefined {
    return this.#owners.get(indexKey(namespace, key, value))
  }

  add(owner: Owner, metafields: readonly MetafieldRecord[]): void {
    for (const field of metafields) {
      if (field.type === CUSTOM_ID_TYPE) {
        this.#owners.set(indexKey(field.namespace, field.key, field.value), owner)
      }
    }
  }

  remove(owner: Owner, metafields: readonly MetafieldRecord[]): void {
    for (const field of metafields) {
      const key = indexKey(field.namespace, field.key, field.value)
      if (this.#owners.get(key) === owner) this.#owners.delete(key)
    }
  }
}

function indexKey(namespace: string, key: string, value: string): string {
  return JSON.stringify([namespace, key, value])
}

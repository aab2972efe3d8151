import type { MetafieldRecord, ProductRecord } from './records'

/** The metafield type whose values are unique per shop and name a product (custom ids). */
export const CUSTOM_ID_TYPE = 'id'

/** Finds products by unique metafield value (shopify.dev/docs/apps/build/metafields/working-with-custom-ids). */
export class CustomIdIndex {
  readonly #products = new Map<string, ProductRecord>()

  find(namespace: string, key: string, value: string): ProductRecord | undefined {
    return this.#products.get(indexKey(namespace, key, value))
  }

  add(product: ProductRecord, metafields: readonly MetafieldRecord[]): void {
    for (const field of metafields) {
      if (field.type === CUSTOM_ID_TYPE) {
        this.#products.set(indexKey(field.namespace, field.key, field.value), product)
      }
    }
  }

  remove(product: ProductRecord, metafields: readonly MetafieldRecord[]): void {
    for (const field of metafields) {
      const key = indexKey(field.namespace, field.key, field.value)
      if (this.#products.get(key) === product) this.#products.delete(key)
    }
  }
}

function indexKey(namespace: string, key: string, value: string): string {
  return JSON.stringify([namespace, key, value])
}

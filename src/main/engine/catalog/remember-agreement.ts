import type { AmsProduct } from '@shared/catalog/product'
import { productFields, variantFields } from '@shared/fields/field-registry'
import type { Agreement } from '../merging'
import type { StateStore } from '../ports'

/**
 * Teaches a fresh store what both sides agreed on before Concord came: every synced field of every
 * linked product of an earlier catalog becomes its base, with the date of that agreement.
 */
export function rememberAgreement(
  store: StateStore,
  products: readonly AmsProduct[],
  agreedAt: string,
): void {
  for (const product of products) {
    if (product.shopifyProductId === null) continue
    store.comparison.remember(product.id, agreementsOf(product), agreedAt)
  }
}

function agreementsOf(product: AmsProduct): Agreement[] {
  return [
    ...productFields.map((field) => ({
      field: field.key,
      variantId: '',
      value: field.ofAms(product),
    })),
    ...product.variants.flatMap((variant) =>
      variantFields
        .map((field) => ({
          field: field.key,
          variantId: variant.id,
          value: field.ofAms(variant, product),
        }))
        // A count that was never set was never agreed on either.
        .filter(({ field, value }) => field !== 'stock' || value !== null),
    ),
  ]
}

import { createHash } from 'node:crypto'
import type { AmsProduct } from '@shared/catalog/product'
import { productFields, variantFields } from '@shared/fields/field-registry'

/**
 * A fingerprint of everything that syncs of a product, its variants' ids included. Equal hashes mean
 * that nothing the registry knows has changed, so the product need not be compared again.
 */
export function amsContentHash(product: AmsProduct): string {
  return hashOf([
    productFields.map((field) => field.ofAms(product)),
    product.variants.map((variant) => [
      variant.id,
      ...variantFields.map((field) => field.ofAms(variant, product)),
    ]),
  ])
}

function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22)
}

import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import { fieldKeySchema } from '@shared/contract/review'
import { badgeSchema, type ProductDetail } from '@shared/contract/store'
import { amsOnlyFields, type FieldValue, productFields } from '@shared/fields/field-registry'
import type { BaseEntry, StateStore } from '../engine/ports'
import { BADGE } from './badge'
import type { Database } from './database'
import type { Generations } from './generations'

/** Where a product's two sides and what they agreed on are read. */
export type DetailStores = Pick<StateStore, 'ams' | 'shop' | 'comparison'>

const HISTORY_LENGTH = 50

/** Everything the product page shows of one AMS product; null when there is none with this id. */
export function productDetailQuery(
  db: Database,
  generations: Generations,
  { ams, shop, comparison }: DetailStores,
  id: string,
): ProductDetail | null {
  const ours = ams.product(id)
  if (!ours) return null
  const link = db
    .prepare<[string], { shopify_product_id: string; evidence_text: string; linked_at: string }>(
      'SELECT shopify_product_id, evidence_text, linked_at FROM link WHERE ams_product_id = ?',
    )
    .get(id)
  const theirs = link ? shop.product(link.shopify_product_id) : null
  const badge = db
    .prepare<{ ams: number; id: string }, string>(
      `SELECT ${BADGE} FROM ams_product p WHERE p.generation = @ams AND p.id = @id`,
    )
    .pluck()
    .get({ ams: generations.liveId('ams'), id })
  const found = differencesOf(db, id)
  return {
    amsProductId: id,
    shopifyProductId: link?.shopify_product_id ?? null,
    name: ours.name,
    badge: badgeSchema.parse(badge),
    linkedBy: link ? `${link.evidence_text}, since ${link.linked_at}` : '',
    fields: fieldsOf(ours, theirs, comparison.baseOf(id, link?.shopify_product_id ?? ''), found),
    variants: variantsOf(ours, theirs, found),
    amsOnly: amsOnlyOf(ours),
    history: db
      .prepare<[string, number], { at: string; text: string; detail: string }>(
        `SELECT at, action AS text, detail FROM audit WHERE product_key = ?
         ORDER BY sequence DESC LIMIT ?`,
      )
      .all(id, HISTORY_LENGTH),
  }
}

type Found = {
  field: string
  ams_variant_id: string
  changed_by: ProductDetail['fields'][number]['changedBy']
}

function differencesOf(db: Database, productKey: string): Found[] {
  return db
    .prepare<[string], Found>(
      `SELECT field, ams_variant_id, changed_by FROM difference
       WHERE product_key = ? AND kind = 'field'`,
    )
    .all(productKey)
}

function fieldsOf(
  ours: AmsProduct,
  theirs: ShopProduct | null,
  base: readonly BaseEntry[],
  found: readonly Found[],
): ProductDetail['fields'] {
  return productFields.map((field) => {
    const agreed = base.find((entry) => entry.field === field.key && entry.variantId === '')
    const difference = found.find((row) => row.field === field.key && row.ams_variant_id === '')
    return {
      key: field.key,
      label: field.label,
      ours: toPlain(field.ofAms(ours)),
      theirs: theirs ? toPlain(field.ofShop(theirs)) : null,
      base: toPlain(agreed?.value ?? null),
      baseAgreedAt: agreed?.agreedAt ?? null,
      changedBy: difference?.changed_by ?? null,
      differs: difference !== undefined,
    }
  })
}

function variantsOf(
  ours: AmsProduct,
  theirs: ShopProduct | null,
  found: readonly Found[],
): ProductDetail['variants'] {
  return ours.variants.map((variant) => {
    const counterpart = theirs?.variants.find((other) => other.id === variant.shopifyVariantId)
    return {
      id: variant.id,
      label: variant.optionValues.join(', ') || 'Single',
      sku: variant.sku,
      priceOurs: variant.retailPrice,
      priceTheirs: counterpart?.price ?? null,
      onHand: variant.onHand,
      wholesaleCommitments: variant.wholesaleCommitments,
      availableTheirs: counterpart?.available ?? null,
      differs: found
        .filter((row) => row.ams_variant_id === variant.id)
        .map((row) => fieldKeySchema.parse(row.field)),
    }
  })
}

/** Variant-level values are listed when all variants share them, else as "from … to …" would mislead. */
function amsOnlyOf(product: AmsProduct): ProductDetail['amsOnly'] {
  return amsOnlyFields.map((field) => {
    if (field.level === 'product')
      return { label: field.label, value: product.amsOnly[field.key] ?? '' }
    const values = new Set(product.variants.map((variant) => variant.amsOnly[field.key] ?? ''))
    return {
      label: field.label,
      value: values.size <= 1 ? ([...values][0] ?? '') : 'Differs by variant',
    }
  })
}

function toPlain(value: FieldValue): string | string[] | null {
  return value === null || typeof value === 'string' ? value : [...value]
}

import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import { badgeSchema } from '@shared/contract/products'
import { fieldKeySchema } from '@shared/contract/review'
import type { ProductDetail } from '@shared/contract/store'
import { amsOnlyFields, type FieldValue, productFields } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import type { BaseEntry, StateStore } from '../engine/ports'
import { BADGE } from './badge'
import { REVIEW_ROWS } from './compare-filter'
import type { Database } from './database'
import type { Generations } from './generations'
import { type EvidenceRecord, toEvidence } from './link-evidence'
import { REVIEW_ORDER, REVIEW_ROW_COLUMNS, type ReviewRowRecord, toReviewRow } from './review-row'

/** Where a product's two sides and what they agreed on are read. */
export type DetailStores = Pick<StateStore, 'ams' | 'shop' | 'comparison'>

type LinkRecord = EvidenceRecord & { shopify_product_id: string }

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
    .prepare<[string], LinkRecord>(
      `SELECT shopify_product_id, evidence_kind, evidence_text, linked_at FROM link
       WHERE ams_product_id = ?`,
    )
    .get(id)
  const theirs = link ? shop.product(link.shopify_product_id) : null
  const badge = db
    .prepare<{ ams: number; id: string }, string>(
      `SELECT ${BADGE} FROM ams_product p WHERE p.generation = @ams AND p.id = @id`,
    )
    .pluck()
    .get({ ams: generations.liveId('ams'), id })
  const differences = differencesOf(db, id)
  const base = comparison.baseOf(id, link?.shopify_product_id ?? '')
  return {
    amsProductId: id,
    shopifyProductId: link?.shopify_product_id ?? null,
    name: ours.name,
    badge: badgeSchema.parse(badge),
    linkedBy: toEvidence(link),
    fields: fieldsOf(ours, theirs, base, differences),
    variants: variantsOf(
      ours,
      theirs,
      base,
      differences,
      followingOf(db, id),
      sharersOf(db, generations),
    ),
    amsOnly: amsOnlyOf(ours),
    differences,
  }
}

type Found = ProductDetail['differences']

function differencesOf(db: Database, productKey: string): Found {
  return db
    .prepare<[string], ReviewRowRecord & { ams_variant_id: string | null }>(
      `SELECT ${REVIEW_ROW_COLUMNS} FROM ${REVIEW_ROWS}
       WHERE d.product_key = ? ORDER BY ${REVIEW_ORDER}`,
    )
    .all(productKey)
    .map((row) => ({ ...toReviewRow(row), amsVariantId: row.ams_variant_id ?? '' }))
}

type Follows = NonNullable<ProductDetail['variants'][number]['follows']>
type Following = ReadonlyMap<string, Follows>

/** What of the product's stock is to follow in Shopify, by AMS variant id. */
function followingOf(db: Database, amsProductId: string): Following {
  const rows = db
    .prepare<[string], { id: string; state: Follows['state']; reason: string }>(
      `SELECT ams_variant_id AS id, CASE state WHEN 'in-flight' THEN 'waiting' ELSE state END AS state,
         reason
       FROM stock_entry WHERE ams_product_id = ?
         AND state IN ('in-flight', 'waiting', 'held', 'parked') ORDER BY id`,
    )
    .all(amsProductId)
  return new Map(rows.map(({ id, state, reason }) => [id, { state, reason }]))
}

/** Tells how many other variants of AMS have a SKU; a blank one is nobody's. */
function sharersOf(db: Database, generations: Generations): (sku: string) => number {
  const count = db
    .prepare<[number, string], number>(
      'SELECT count(*) FROM ams_variant WHERE generation = ? AND sku = ?',
    )
    .pluck()
  const ams = generations.liveId('ams')
  return (sku) => (sku.trim() === '' ? 0 : (count.get(ams, sku) ?? 1) - 1)
}

function fieldsOf(
  ours: AmsProduct,
  theirs: ShopProduct | null,
  base: readonly BaseEntry[],
  found: Found,
): ProductDetail['fields'] {
  return productFields.map((field) => {
    const agreed = base.find((entry) => entry.field === field.key && entry.variantId === '')
    const difference = found.find((row) => row.field === field.key && row.amsVariantId === '')
    return {
      key: field.key,
      label: field.label,
      ours: toPlain(field.ofAms(ours)),
      theirs: theirs ? toPlain(field.ofShop(theirs)) : null,
      base: toPlain(agreed?.value ?? null),
      baseAgreedAt: agreed?.agreedAt ?? null,
      changedBy: difference?.changedBy ?? null,
      differs: difference !== undefined,
    }
  })
}

function variantsOf(
  ours: AmsProduct,
  theirs: ShopProduct | null,
  base: readonly BaseEntry[],
  found: Found,
  follows: Following,
  sameSku: (sku: string) => number,
): ProductDetail['variants'] {
  return ours.variants.map((variant) => {
    const agreed = base.find(
      (entry) => entry.field === 'retail-price' && entry.variantId === variant.id,
    )
    const counterpart = theirs?.variants.find((other) => other.id === variant.shopifyVariantId)
    return {
      id: variant.id,
      label: variant.optionValues.join(', ') || t`Single`,
      optionValues: [...variant.optionValues],
      sku: variant.sku,
      sameSku: sameSku(variant.sku),
      amsOnly: { ...variant.amsOnly },
      priceOurs: variant.retailPrice,
      priceTheirs: counterpart?.price ?? null,
      priceBase: typeof agreed?.value === 'string' ? agreed.value : null,
      stock: {
        onHand: variant.onHand,
        wholesaleCommitments: variant.wholesaleCommitments,
        tracked: counterpart?.tracked ?? null,
        isSoldOut: variant.isSoldOut ?? false,
        shopifyAvailable: counterpart?.available ?? null,
        webOrders: counterpart?.webOrders ?? 0,
      },
      follows: follows.get(variant.id) ?? null,
      differs: found
        .filter((row) => row.amsVariantId === variant.id)
        .flatMap((row) => (row.field === null ? [] : [fieldKeySchema.parse(row.field)])),
    }
  })
}

/** Variant-level values are listed when all variants share them, else as "from … to …" would mislead. */
function amsOnlyOf(product: AmsProduct): ProductDetail['amsOnly'] {
  return amsOnlyFields.map((field) => {
    const { key, label, level } = field
    if (level === 'product') return { key, label, level, value: product.amsOnly[key] ?? '' }
    const values = new Set(product.variants.map((variant) => variant.amsOnly[field.key] ?? ''))
    return {
      key,
      label,
      level,
      value: values.size <= 1 ? ([...values][0] ?? '') : null,
    }
  })
}

function toPlain(value: FieldValue): string | string[] | null {
  return value === null || typeof value === 'string' ? value : [...value]
}

import { z } from 'zod'
import { availableToPush } from '../catalog/available-stock'
import { SOLD_OUT_RULES } from '../catalog/sold-out'
import { MOST_UNITS, MOVEMENT_KINDS, type VariantStock } from '../catalog/stock-movement'

export const movementKindSchema = z.enum(MOVEMENT_KINDS)

export const recordMovementSchema = z.object({
  amsProductId: z.string(),
  amsVariantId: z.string(),
  kind: movementKindSchema,
  /** Units; of an adjustment the count. */
  quantity: z.number().int().min(0).max(MOST_UNITS),
  /** A person's own words; an adjustment has some. */
  reason: z.string().trim().max(200).default(''),
})

export const variantStockSchema = z.object({
  /** Null: never counted. */
  onHand: z.number().int().nullable(),
  committed: z.number().int(),
  /** What the web shop may sell; null where nothing was counted. */
  available: z.number().int().nullable(),
})
export type VariantStockNow = z.infer<typeof variantStockSchema>

/** The figures of a variant with what follows from them. */
export function stockNow(stock: VariantStock, webOrders = 0): VariantStockNow {
  const { onHand, wholesaleCommitments: committed } = stock
  return { onHand, committed, available: availableToPush(stock, webOrders) }
}

/** A rule of its own, or none (null), for a product (`amsVariantId` null) or one of its variants. */
export const soldOutRuleInputSchema = z.object({
  amsProductId: z.string(),
  amsVariantId: z.string().nullable(),
  rule: z.enum(SOLD_OUT_RULES).nullable(),
})

/** Takes a variant off sale whatever its count, or puts it back. */
export const soldOutNowInputSchema = z.object({
  amsProductId: z.string(),
  amsVariantId: z.string(),
  isSoldOut: z.boolean(),
})

/** Rules of their own of a product and its variants. */
export const soldOutRulesSchema = z.object({
  store: z.enum(SOLD_OUT_RULES),
  product: z.enum(SOLD_OUT_RULES).nullable(),
  variants: z.array(
    z.object({
      amsVariantId: z.string(),
      rule: z.enum(SOLD_OUT_RULES).nullable(),
      isSoldOut: z.boolean(),
    }),
  ),
})
export type SoldOutRules = z.infer<typeof soldOutRulesSchema>

/** One line of the ledger. */
export const movementRowSchema = z.object({
  id: z.number().int(),
  at: z.string(),
  kind: movementKindSchema,
  quantity: z.number().int(),
  reason: z.string(),
  before: variantStockSchema,
  after: variantStockSchema,
})
export type MovementRow = z.infer<typeof movementRowSchema>

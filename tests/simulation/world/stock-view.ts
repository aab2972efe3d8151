import { z } from 'zod'
import type { StateDatabase } from './state-view'

const attemptSchema = z.object({
  sequence: z.number(),
  at: z.string(),
  entry_id: z.number().nullable(),
  call_id: z.number().nullable(),
  row_in_call: z.number(),
  rows_in_call: z.number(),
  idempotency_key: z.string(),
  ams_product_id: z.string(),
  ams_variant_id: z.string(),
  inventory_item_id: z.string(),
  location_id: z.string(),
  on_hand: z.number().nullable(),
  committed: z.number(),
  rule: z.string(),
  quantity: z.number(),
  shopify_before: z.number().nullable(),
  ended_at: z.string().nullable(),
  status: z.enum(['success', 'retry', 'failure']).nullable(),
  error_code: z.string(),
  message: z.string(),
})
export type StockAttemptFact = z.infer<typeof attemptSchema>

/** AMS and what was known of the variant at the very moment when an attempt was claimed. */
const claimSchema = attemptSchema.extend({
  /** Counts the claims of a process. */
  number: z.number(),
  ams_on_hand: z.number().nullable(),
  ams_committed: z.number().nullable(),
  /** 1: a person took it off sale. */
  ams_sold_out: z.number().nullable(),
  /** The rule of the Sold-Out Override that was set for it. */
  ams_rule: z.string(),
  /** Unsettled attempts about its variant, itself included. */
  unsettled: z.number(),
  has_base: z.number(),
  is_decided_for_ams: z.number(),
  /** Concord made the variant in Shopify. */
  was_created: z.number(),
})
export type StockClaimFact = z.infer<typeof claimSchema>

const entrySchema = z.object({
  id: z.number(),
  ams_product_id: z.string(),
  ams_variant_id: z.string(),
  state: z.enum(['waiting', 'held', 'in-flight', 'parked', 'done', 'superseded', 'dropped']),
  hold: z.string().nullable(),
  reason: z.string(),
  settled_at: z.string().nullable(),
})
export type StockEntryFact = z.infer<typeof entrySchema>

const callSchema = z.object({ id: z.number(), outcome: z.string().nullable() })
const touchedSchema = z.object({ sequence: z.number(), at: z.string(), what: z.string() })
const linkSchema = z.object({
  ams_product_id: z.string(),
  ams_variant_id: z.string(),
  shopify_variant_id: z.string(),
  shopify_product_id: z.string(),
  /** The later of the moments at which product and variant were linked. */
  linked_at: z.string(),
  on_hand: z.number().nullable(),
  committed: z.number(),
  sold_out: z.number(),
  rule: z.string(),
  has_base: z.number(),
  /** What both agreed on last, and when. */
  base: z.string().nullable(),
  base_at: z.string().nullable(),
})
export type LinkedStock = z.infer<typeof linkSchema>

const HAS_BASE = (product: string, variant: string): string =>
  `EXISTS (SELECT 1 FROM base b, json_each(b.variants) e WHERE b.ams_product_id = ${product}
     AND e.value ->> 1 = ${variant} AND json_type(e.value, '$[2].stock') IS NOT NULL)`

const BASE = (what: string): string =>
  `(SELECT json_extract(e.value, '${what}') FROM base b, json_each(b.variants) e
    WHERE b.ams_product_id = l.ams_product_id AND e.value ->> 1 = l.ams_variant_id
      AND json_type(e.value, '$[2].stock') IS NOT NULL)`

/** A variant's own rule, else its product's, else the store's. */
const RULE = (product: string, variant: string, soldOut: string): string =>
  `CASE WHEN ${soldOut} = 1 THEN 'sold-out' ELSE coalesce(
     (SELECT rule FROM sold_out_rule
      WHERE ams_product_id = ${product} AND ams_variant_id = ${variant}),
     (SELECT rule FROM sold_out_rule WHERE ams_product_id = ${product} AND ams_variant_id = ''),
     (SELECT value FROM setting WHERE key = 'sold-out-rule'), 'respect') END`

/** What a row of the log says for good: all but how its attempt ended. */
const FIXED = [
  'at',
  'entry_id',
  'call_id',
  'outbox_attempt_id',
  'row_in_call',
  'rows_in_call',
  'idempotency_key',
  'ams_variant_id',
  'inventory_item_id',
  'location_id',
  'on_hand',
  'committed',
  'rule',
  'quantity',
  'shopify_before',
  'try_number',
]

/**
 * Seen by SQLite itself, whoever writes: what stood in AMS when an attempt was claimed, and rows of the log
 * that were changed or removed later. It is gone with its process, and no part of the state file.
 */
const WATCH = `
CREATE TEMP TABLE claimed_stock (number INTEGER PRIMARY KEY, claimed INTEGER, ams_on_hand INTEGER,
  ams_committed INTEGER, ams_sold_out INTEGER, ams_rule TEXT, unsettled INTEGER, has_base INTEGER, is_decided_for_ams INTEGER, was_created INTEGER);
CREATE TEMP TABLE touched_stock (sequence INTEGER, at TEXT, what TEXT);
CREATE TEMP TRIGGER stock_claimed AFTER INSERT ON main.stock_attempt BEGIN
  INSERT INTO claimed_stock SELECT NULL, NEW.sequence, v.on_hand, v.wholesale_commitments,
    v.sold_out, ${RULE('NEW.ams_product_id', 'NEW.ams_variant_id', 'v.sold_out')},
    (SELECT count(*) FROM stock_attempt o
     WHERE o.ams_variant_id = NEW.ams_variant_id AND o.status IS NULL),
    ${HAS_BASE('NEW.ams_product_id', 'NEW.ams_variant_id')},
    EXISTS (SELECT 1 FROM outbox_entry d WHERE d.ams_variant_id = NEW.ams_variant_id
      AND d.field = 'stock' AND d.direction = 'to-ams'
      AND d.state IN ('pending', 'unknown', 'in-flight')),
    EXISTS (SELECT 1 FROM stock_entry c WHERE c.ams_variant_id = NEW.ams_variant_id AND c.cause = 'created')
  FROM (SELECT 1) LEFT JOIN ams_variant v ON v.id = NEW.ams_variant_id
    AND v.generation = (SELECT id FROM generation WHERE kind = 'ams' AND state = 'live');
END;
CREATE TEMP TRIGGER stock_changed AFTER UPDATE ON main.stock_attempt
WHEN OLD.status IS NOT NULL OR ${FIXED.map((name) => `NEW.${name} IS NOT OLD.${name}`).join(' OR ')}
BEGIN
  INSERT INTO touched_stock VALUES (OLD.sequence, OLD.at, 'changed after it ended');
END;
CREATE TEMP TRIGGER stock_forgotten AFTER DELETE ON main.stock_attempt BEGIN
  INSERT INTO touched_stock VALUES (OLD.sequence, OLD.at,
    CASE WHEN OLD.status IS NULL THEN 'removed before it ended' ELSE 'removed' END);
END;`

/** Reads the stock queue and the Push Log past the engine. */
export class StockView {
  readonly #db: StateDatabase

  constructor(db: StateDatabase) {
    this.#db = db
    db.exec(WATCH)
  }

  /** The rows of the log under a key, in the order of their request. */
  attemptsUnder(key: string): StockAttemptFact[] {
    return this.#all(
      attemptSchema,
      'SELECT * FROM stock_attempt WHERE idempotency_key = ? ORDER BY row_in_call, sequence',
      key,
    )
  }

  attempts(): StockAttemptFact[] {
    return this.#all(attemptSchema, 'SELECT * FROM stock_attempt ORDER BY sequence')
  }

  unsettledOf(amsVariantId: string): StockAttemptFact[] {
    return this.#all(
      attemptSchema,
      'SELECT * FROM stock_attempt WHERE ams_variant_id = ? AND status IS NULL ORDER BY sequence',
      amsVariantId,
    )
  }

  /** Attempts that this process claimed after another one, with what stood in AMS then. */
  claimsAfter(number: number): StockClaimFact[] {
    return this.#all(
      claimSchema,
      `SELECT a.*, c.* FROM claimed_stock c JOIN stock_attempt a ON a.sequence = c.claimed
       WHERE c.number > ? ORDER BY c.number`,
      number,
    )
  }

  touched() {
    return this.#all(touchedSchema, 'SELECT * FROM touched_stock')
  }

  entries(): StockEntryFact[] {
    return this.#all(entrySchema, 'SELECT * FROM stock_entry ORDER BY id')
  }

  calls() {
    return this.#all(callSchema, 'SELECT id, outcome FROM stock_call ORDER BY id')
  }

  /** Linked variants with AMS's figures at this moment. */
  linked(): LinkedStock[] {
    return this.#all(
      linkSchema,
      `SELECT l.ams_product_id, l.ams_variant_id, l.shopify_variant_id, p.shopify_product_id,
         max(l.linked_at, p.linked_at) AS linked_at, v.on_hand, v.wholesale_commitments AS committed,
         v.sold_out, ${RULE('l.ams_product_id', 'l.ams_variant_id', 'v.sold_out')} AS rule,
         ${HAS_BASE('l.ams_product_id', 'l.ams_variant_id')} AS has_base,
         ${BASE('$[2].stock')} AS base, ${BASE('$[0]')} AS base_at
       FROM variant_link l JOIN link p ON p.ams_product_id = l.ams_product_id
         JOIN generation g ON g.kind = 'ams' AND g.state = 'live'
         JOIN ams_variant v ON v.generation = g.id AND v.product_id = l.ams_product_id
           AND v.id = l.ams_variant_id
       ORDER BY l.ams_product_id, l.ams_variant_id`,
    )
  }

  #all<T>(schema: z.ZodType<T>, sql: string, ...values: (string | number)[]): T[] {
    return this.#db
      .prepare(sql)
      .all(...values)
      .map((row) => schema.parse(row))
  }
}

/** What the web shop may sell, told from AMS's figures once more; null where AMS never counted. */
export function available(
  onHand: number | null,
  committed: number | null,
  soldOut: number | null,
): number | null {
  if (soldOut === 1) return 0
  return onHand === null ? null : Math.max(0, onHand - (committed ?? 0))
}

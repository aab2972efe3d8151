import type { openStateFile } from '@main/database'
import { z } from 'zod'

export type StateDatabase = ReturnType<typeof openStateFile>

const entrySchema = z.object({
  id: z.number(),
  decision_id: z.number(),
  difference_key: z.string(),
  product_key: z.string(),
  direction: z.enum(['to-shopify', 'to-ams', 'none']),
  idempotency_key: z.string(),
  state: z.string(),
  kind: z.string(),
  field: z.string().nullable(),
  ams_product_id: z.string().nullable(),
  ams_variant_id: z.string().nullable(),
  shopify_product_id: z.string().nullable(),
  shopify_variant_id: z.string().nullable(),
  ours: z.string(),
  theirs: z.string(),
  reason: z.string(),
  asked_at: z.string().nullable(),
  settled_at: z.string().nullable(),
})
export type EntryFact = z.infer<typeof entrySchema>

const attemptSchema = z.object({
  id: z.number(),
  operation: z.string(),
  product_key: z.string(),
  payload: z.string(),
  outcome: z.string().nullable(),
})
export type AttemptFact = z.infer<typeof attemptSchema>

const decisionSchema = z.object({
  id: z.number(),
  difference_key: z.string(),
  choice: z.string(),
  ours_seen: z.string(),
  theirs_seen: z.string(),
  rule_id: z.number().nullable(),
  state: z.string(),
})
export type DecisionFact = z.infer<typeof decisionSchema>

const automaticSchema = decisionSchema.extend({
  base_seen: z.string(),
  kind: z.string(),
  field: z.string().nullable(),
  shopify_product_id: z.string().nullable(),
})
export type AutomaticFact = z.infer<typeof automaticSchema>

const linkSchema = z.object({
  ams_product_id: z.string(),
  shopify_product_id: z.string(),
  evidence_kind: z.string(),
  linked_at: z.string(),
})

const LIVE = `JOIN generation g ON g.id = p.generation AND g.state = 'live'`

/** Reads the state file past the engine. Only this and `StockView` know its tables. */
export class StateView {
  readonly #db: StateDatabase
  readonly #statements = new Map<string, ReturnType<StateDatabase['prepare']>>()

  constructor(db: StateDatabase) {
    this.#db = db
  }

  entries(): EntryFact[] {
    return this.#all(entrySchema, 'SELECT * FROM outbox_entry ORDER BY id')
  }

  decisions(): DecisionFact[] {
    return this.#all(decisionSchema, 'SELECT * FROM decision ORDER BY id')
  }

  /** What automatic push decided, with the row that it decided about. */
  automaticDecisions(): AutomaticFact[] {
    return this.#all(
      automaticSchema,
      `SELECT d.*, e.kind, e.field, e.shopify_product_id
       FROM decision d JOIN rule r ON r.id = d.rule_id JOIN outbox_entry e ON e.decision_id = d.id
       WHERE r.is_automatic_push = 1 ORDER BY d.id`,
    )
  }

  openAttempts(): AttemptFact[] {
    return this.#all(attemptSchema, 'SELECT * FROM attempt WHERE outcome IS NULL')
  }

  /** Ids of the attempts that are lines of bulk operations. */
  bulkAttempts(): ReadonlySet<number> {
    return new Set(
      this.#all(z.object({ attempt_id: z.number() }), 'SELECT attempt_id FROM bulk_line').map(
        ({ attempt_id }) => attempt_id,
      ),
    )
  }

  entriesOfAttempt(id: number): EntryFact[] {
    return this.#all(
      entrySchema,
      `SELECT e.* FROM outbox_entry e JOIN attempt_entry ae ON ae.entry_id = e.id
       WHERE ae.attempt_id = ? ORDER BY e.id`,
      id,
    )
  }

  links() {
    return this.#all(linkSchema, 'SELECT * FROM link ORDER BY ams_product_id')
  }

  /** Ids of the products that a side has now. */
  ids(side: 'ams' | 'shop'): string[] {
    return this.#texts(`SELECT p.id FROM ${side}_product p ${LIVE} ORDER BY p.id`)
  }

  /** The SKU of every variant of a side as it was last read, one for each variant. */
  skus(side: 'ams' | 'shop'): string[] {
    return this.#texts(`SELECT p.sku FROM ${side}_variant p ${LIVE}`)
  }

  #texts(sql: string): string[] {
    const statement = this.#statements.get(sql) ?? this.#db.prepare(sql)
    this.#statements.set(sql, statement)
    return statement.all().map((row) => String(Object.values(Object(row))[0]))
  }

  #all<T>(schema: z.ZodType<T>, sql: string, ...values: number[]): T[] {
    const statement = this.#statements.get(sql) ?? this.#db.prepare(sql)
    this.#statements.set(sql, statement)
    return statement.all(...values).map((row) => schema.parse(row))
  }
}

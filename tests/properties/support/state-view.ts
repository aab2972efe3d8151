import type { State } from '../../support/state-pool'

export type Row = {
  readonly key: string
  readonly product_key: string
  readonly kind: string
  readonly field: string | null
  readonly ams_product_id: string | null
  readonly ams_variant_id: string
  readonly shopify_product_id: string | null
  readonly ours: string
  readonly theirs: string
  readonly base: string
  readonly changed_by: string | null
  readonly suggestion: string | null
  readonly choices: string
}

/** Every review row with all its columns, in the order of keys. */
export function rowsOf({ db }: State): readonly Row[] {
  return db.prepare<[], Row>('SELECT * FROM difference ORDER BY key').all()
}

export function linksOf({ db }: State) {
  return db
    .prepare<[], { ours: string; theirs: string; kind: string }>(
      `SELECT ams_product_id AS ours, shopify_product_id AS theirs, evidence_kind AS kind
       FROM link ORDER BY 1`,
    )
    .all()
}

export function variantLinksOf({ db }: State) {
  return db
    .prepare<[], { ours: string; theirs: string }>(
      'SELECT ams_variant_id AS ours, shopify_variant_id AS theirs FROM variant_link ORDER BY 1',
    )
    .all()
}

/** Each product's base entries as they are kept, sorted. */
export function basesOf({ db }: State): Record<string, readonly string[]> {
  const rows = db
    .prepare<[], { id: string; entry: string }>(
      `SELECT b.ams_product_id AS id, e.value AS entry FROM base b, json_each(b.product) e
       UNION ALL SELECT b.ams_product_id, e.value FROM base b, json_each(b.variants) e
       UNION ALL SELECT ams_product_id, description FROM base WHERE description IS NOT NULL
       ORDER BY 1, 2`,
    )
    .all()
  const bases: Record<string, string[]> = {}
  for (const { id, entry } of rows) {
    bases[id] ??= []
    bases[id].push(entry)
  }
  return bases
}

function agreedOf({ db }: State) {
  return db.prepare<[], string>('SELECT ams_product_id FROM agreed_link ORDER BY 1').pluck().all()
}

/** Everything that a comparison makes, to hold one state against another. */
export function everythingOf(state: State) {
  return {
    rows: rowsOf(state),
    links: linksOf(state),
    variantLinks: variantLinksOf(state),
    bases: basesOf(state),
    agreed: agreedOf(state),
  }
}

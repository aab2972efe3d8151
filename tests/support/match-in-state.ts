import type { StateStore } from '@main/engine/ports'
import { z } from 'zod'
import { amsProduct, amsVariant, shopProduct, shopVariant } from './products'
import { compare, importAms, memoryState, readShop } from './state'
import { inState } from './state-pool'

/** A product of each side as far as matching looks at it. */
export type OurRecord = {
  readonly id: string
  readonly storedId: string | null
  readonly skus: readonly string[]
}
export type TheirRecord = { readonly id: string; readonly skus: readonly string[] }

export type Match = {
  readonly kind: string
  readonly oursId?: string
  readonly theirsId?: string
  readonly evidence?: { readonly kind: string; readonly text: string }
  readonly candidates?: readonly { readonly theirsId: string; readonly evidence: string }[]
  readonly reason?: string
}

/** What the matching says of two catalogs: the engine's own, over a real state, read back from it. */
export async function matchCatalogs(
  ours: readonly OurRecord[],
  theirs: readonly TheirRecord[],
): Promise<Match[]> {
  let found: Match[] = []
  await inState(async ({ db, store }) => {
    importAms(store, ours.map(toOurs))
    readShop(store, theirs.map(toTheirs))
    await compare(store)
    found = matchesOf(db, store)
  })
  return found
}

/** Names that share no word, so that names never speak. */
export function toOurs({ id, storedId, skus }: OurRecord) {
  return amsProduct({
    id,
    name: `ours${id}`,
    shopifyProductId: storedId,
    variants: skus.map((sku, index) =>
      amsVariant({ id: `${id}-${index}`, sku, optionValues: [`v${index}`] }),
    ),
  })
}

export function toTheirs({ id, skus }: TheirRecord) {
  return shopProduct({
    id,
    title: `theirs${id}`,
    variants: skus.map((sku, index) =>
      shopVariant({ id: `${id}-${index}`, sku, optionValues: [`v${index}`] }),
    ),
  })
}

type Db = ReturnType<typeof memoryState>['db']

const rowSchema = z.array(
  z.object({
    kind: z.string(),
    match_result: z.string(),
    ams_product_id: z.string().nullable(),
    shopify_product_id: z.string().nullable(),
    candidates: z.string(),
    note: z.string(),
  }),
)
const candidatesSchema = z.array(z.object({ theirsId: z.string(), evidence: z.string() }))
const linkSchema = z.array(
  z.object({ ours: z.string(), theirs: z.string(), kind: z.string(), text: z.string() }),
)

/** Links that both sides bear out, then what is linked to nothing, in the order of ids. */
export function matchesOf(db: Db, store: StateStore): Match[] {
  const links = linkSchema.parse(
    db
      .prepare(
        `SELECT ams_product_id AS ours, shopify_product_id AS theirs, evidence_kind AS kind,
           evidence_text AS text FROM link ORDER BY 1`,
      )
      .all(),
  )
  const matched = links
    .filter(({ ours, theirs }) =>
      store.comparison.linkedPairs('ams', [ours]).some((pair) => pair.theirs.id === theirs),
    )
    .map(({ ours, theirs, kind, text }) => ({
      kind: 'matched',
      oursId: ours,
      theirsId: theirs,
      evidence: { kind, text },
    }))
  const unlinked = rowSchema
    .parse(
      db
        .prepare(
          `SELECT * FROM difference WHERE kind IN ('product', 'ambiguous', 'broken-link')
           ORDER BY ams_product_id IS NULL, product_key`,
        )
        .all(),
    )
    .map(toMatch)
  return [...matched, ...unlinked]
}

function toMatch(row: z.infer<typeof rowSchema>[number]): Match {
  const candidates = candidatesSchema.parse(JSON.parse(row.candidates))
  if (row.ams_product_id === null) {
    return { kind: 'only-theirs', theirsId: row.shopify_product_id ?? '' }
  }
  const oursId = row.ams_product_id
  if (row.kind === 'product') return { kind: 'only-ours', oursId }
  if (row.kind === 'broken-link') {
    return { kind: 'broken-link', oursId, theirsId: row.shopify_product_id ?? '', candidates }
  }
  const reason = row.note.slice(0, row.note.indexOf('. Nothing is linked'))
  return { kind: row.match_result, oursId, candidates, reason }
}

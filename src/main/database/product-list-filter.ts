import type { EngineOutput, EngineParsedInput } from '@shared/contract/engine-contract'
import { BADGE } from './badge'
import { containing } from './columns'
import type { Database } from './database'

type Filter = {
  readonly search: string
  readonly badges: readonly string[]
  /** The live generation of AMS. */
  readonly ams: number
}

/** The products of a list: `base` what the search finds, `wanted` the badges among them. */
export function productFilter({ search, badges, ams }: Filter) {
  return {
    base: `SELECT p.*, ${BADGE} AS badge FROM ams_product p WHERE p.generation = @ams AND
      (p.name LIKE @like ESCAPE '\\' OR p.id = @search OR p.vendor LIKE @like ESCAPE '\\' OR EXISTS
        (SELECT 1 FROM ams_variant v WHERE v.generation = p.generation AND v.product_id = p.id
          AND v.sku LIKE @like ESCAPE '\\'))`,
    wanted: badges.length === 0 ? '' : 'WHERE badge IN (SELECT value FROM json_each(@badges))',
    values: { ams, like: containing(search), search, badges: JSON.stringify(badges) },
  }
}

/** The products before and after one in the order of the list, whether it is still in the list or not. */
export function productNeighboursQuery(
  db: Database,
  liveAms: () => number,
): (input: EngineParsedInput<'products.neighbours'>) => EngineOutput<'products.neighbours'> {
  const selectName = db
    .prepare<[number, string], string>(
      'SELECT name FROM ams_product WHERE generation = ? AND id = ?',
    )
    .pluck()
  return ({ amsProductId, search, badges }) => {
    const ams = liveAms()
    const name = selectName.get(ams, amsProductId)
    if (name === undefined) return { previous: null, next: null }
    const { base, wanted, values } = productFilter({ search, badges, ams })
    const beside = (way: '<' | '>', order: 'ASC' | 'DESC'): string | null =>
      db
        .prepare<typeof values & { name: string; id: string }, string>(
          `SELECT id FROM (SELECT id, name FROM (${base}) ${wanted})
           WHERE (name COLLATE NOCASE, id) ${way} (@name, @id)
           ORDER BY name COLLATE NOCASE ${order}, id ${order} LIMIT 1`,
        )
        .pluck()
        .get({ ...values, name, id: amsProductId }) ?? null
    return { previous: beside('<', 'DESC'), next: beside('>', 'ASC') }
  }
}

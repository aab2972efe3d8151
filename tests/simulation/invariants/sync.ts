import type { DifferenceRow } from '@shared/contract/review'
import type { Policies } from '@shared/contract/rules'
import { isSame, productGid, storeValues, unitsText } from '../world/fields'
import { hold } from '../world/violation'
import type { World } from '../world/world'
import { holdBrokenLinks, holdSeenValues } from './decisions'
import { asText, rowsOf } from './rows'

/** What must hold after a sync that ended well; `isQuiet`: nobody edited meanwhile. */
export function holdSync(world: World, { isQuiet }: { readonly isQuiet: boolean }): void {
  const { sync } = world.engine.runs
  if (sync.kind !== 'finished') return
  hold(sync.summary.mutationsSent === 0, 'R2', () => 'a sync sent mutations')
  if (!world.justSynced(sync.summary.finishedAt)) return
  const rows = rowsOf(world)
  holdRows(rows, world.engine.rules.policies())
  holdLinks(world)
  holdNobodyForgotten(world, rows)
  holdBrokenLinks(world, rows)
  holdSeenValues(world, rows)
  // Changes are searched for, and searches lag behind.
  const isRead =
    sync.summary.mode === 'full' || (sync.summary.mode === 'changes' && world.searchLagMs === 0)
  const { startedAt, finishedAt } = sync.summary
  // The bulk operation of a process that died goes on in Shopify.
  const isStill = !world.journal.changes.some(
    ({ at }) => at >= Date.parse(startedAt) && at <= Date.parse(finishedAt),
  )
  if (isQuiet && isStill && isRead && !world.missesProducts) holdSnapshot(world)
}

/** No row without a difference (R4), and each says rightly who changed (R5). */
function holdRows(rows: readonly DifferenceRow[], policies: Policies): void {
  for (const row of rows) {
    if (row.kind !== 'field' || row.field === null || row.field === 'status') continue
    const field = row.field
    const ours = asText(row.ours)
    const theirs = asText(row.theirs)
    hold(
      !isSame(field, ours, theirs),
      'R4',
      () => `${row.key}: "${ours}" and "${theirs}" are the same`,
    )
    const base = row.baseAgreedAt === null ? undefined : asText(row.base)
    const expected = whoChanged(field, base, ours, theirs)
    hold(
      row.changedBy === expected,
      'R5',
      () => `${row.key} says ${row.changedBy} changed, it was ${expected}`,
    )
    const suggestion = expected === 'ams' ? 'ours' : expected === 'shopify' ? 'theirs' : null
    const policy = policies[field]
    const byPolicy =
      suggestion === null && (policy === 'ours' || policy === 'theirs') ? policy : null
    const isSuggested = [suggestion, byPolicy, null].includes(row.suggestion)
    hold(isSuggested, 'R5', () => `${row.key} suggests ${row.suggestion}`)
  }
}

function whoChanged(
  field: string,
  base: string | null | undefined,
  ours: string | null,
  theirs: string | null,
): DifferenceRow['changedBy'] {
  if (base === undefined) return 'never-agreed'
  if (isSame(field, base, ours)) return 'shopify'
  return isSame(field, base, theirs) ? 'ams' : 'both'
}

/** One to one, and never by a SKU that does not tell two products apart (R10). */
function holdLinks(world: World): void {
  const links = world.process.view.links()
  const theirs = new Set(links.map(({ shopify_product_id }) => shopify_product_id))
  hold(theirs.size === links.length, 'R10', () => 'two AMS products are linked to one of Shopify')
  const { ams, shop } = world.process.store
  const ourSkus = world.process.view.skus('ams')
  const theirSkus = world.process.view.skus('shop')
  const isOnce = (skus: readonly string[], sku: string): boolean =>
    skus.indexOf(sku) === skus.lastIndexOf(sku)
  for (const { ams_product_id: id, shopify_product_id: gid, evidence_kind, linked_at } of links) {
    // Many a thing happens within one millisecond of virtual time, an import with other SKUs among them.
    const isOld = world.linksBefore.has(`${id} ${gid}`)
    const isNew = !isOld && Date.parse(linked_at) === world.time.now()
    if (!isNew || evidence_kind !== 'sku' || ams.product(id) === null) continue
    const shared = ams
      .product(id)
      ?.variants.map(({ sku }) => sku)
      .filter((sku) => shop.product(gid)?.variants.some((variant) => variant.sku === sku))
    const isProof = (sku: string): boolean =>
      sku.trim() !== '' && isOnce(ourSkus, sku) && isOnce(theirSkus, sku)
    hold(
      shared?.some(isProof) === true,
      'R10',
      () => `${id} and ${gid} are linked by ${JSON.stringify(shared)}`,
    )
  }
}

/** Whatever is linked to nothing has a row, or is a candidate in one: nothing is forgotten (R1). */
function holdNobodyForgotten(world: World, rows: readonly DifferenceRow[]): void {
  const { ams, shop, screens } = world.process.store
  const links = world.process.view
    .links()
    .filter(
      ({ ams_product_id: id, shopify_product_id: gid }) =>
        ams.product(id)?.shopifyProductId === gid && shop.product(gid) !== null,
    )
  const whole = rows.filter(({ kind }) => kind !== 'field' && kind !== 'variant')
  const known = new Set([
    ...links.flatMap(({ ams_product_id: id, shopify_product_id: gid }) => [id, gid]),
    ...whole.map(({ amsProductId, shopifyProductId }) => amsProductId ?? shopifyProductId),
    ...whole.flatMap(({ key }) =>
      screens.difference(key)?.candidates.map(({ theirsId }) => theirsId),
    ),
  ])
  for (const id of [...world.process.view.ids('ams'), ...world.process.view.ids('shop')]) {
    hold(known.has(id), 'R1', () => `${id} is linked to nothing, and no row says so`)
  }
}

/** A complete read holds every product as the store has it (R9). */
function holdSnapshot(world: World): void {
  const { shop } = world.process.store
  const products = [...world.store.store.products.values()]
  hold(
    shop.count() === products.length,
    'R9',
    () => `${shop.count()} products read of ${products.length}`,
  )
  for (const product of products) {
    const read = shop.product(productGid(product))
    hold(read !== null, 'R9', () => `${productGid(product)} was skipped`)
    if (read === null) continue
    const values = storeValues(product)
    const isWhole =
      read.title === values.get('|name') && read.variants.length === product.variants.length
    hold(
      isWhole,
      'R9',
      () => `${read.id} was read as ${read.title} with ${read.variants.length} variants`,
    )
    for (const variant of read.variants) {
      hold(
        variant.price === values.get(`${variant.id}|retail-price`),
        'R9',
        () => `${variant.id} has another price`,
      )
      hold(
        unitsText(variant.tracked ? variant.available : null) === values.get(`${variant.id}|stock`),
        'R9',
        () => `${variant.id} has another count than ${variant.available}`,
      )
    }
  }
}

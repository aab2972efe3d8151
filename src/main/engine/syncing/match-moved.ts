import { shopOnlyKey } from '@shared/catalog/product-keys'
import { t } from '@shared/words/words'
import {
  type Candidate,
  type Evidence,
  glanceAtSkus,
  matchBySku,
  matchByStoredId,
  SimilarNames,
  type SkusUsedTwice,
  type StoredIdFacts,
  skuEvidence,
  toCandidates,
} from '../matching'
import {
  ambiguousRow,
  brokenLinkRow,
  type Difference,
  onlyInAmsRow,
  onlyInShopifyRow,
  type ProductHead,
} from '../planning'
import type { MovedSide, NewLink } from '../ports'
import { isoNow } from '../ports'
import type { Comparing } from './comparing'
import { inStretches } from './slices'

const STRETCH = 500
/** With more unlinked products than this on Shopify's side, similar names are no help to anybody. */
const MOST_NAMES = 20_000

/**
 * Says who is who among everything that is linked to nothing: stored ids first, over all products, then
 * SKUs, then what only Shopify has, then names. A run in which no product came, went, or changed its
 * SKUs, and none that is linked to nothing changed at all, has nothing to say and is over at once.
 */
export async function matchMoved(comparing: Comparing): Promise<void> {
  const { matches } = comparing.store
  if (!matches.isIdentityMoved()) return
  matches.markUnlinked()
  await matchStoredIds(comparing)
  // An SKU that somebody edits meanwhile counts from the next run on, which its product is marked for.
  const twice = matches.skusUsedTwice()
  await overMoved(comparing, 'ams', (ids) => matchSkus(comparing, ids, twice))
  const names = new SimilarNames()
  await overMoved(comparing, 'shop', (ids) => reviewUnlinkedTheirs(comparing, ids, names))
  if (names.size > 0 && names.size <= MOST_NAMES) await suggestSimilar(comparing, names)
}

type Rows = { readonly productKey: string; readonly rows: readonly Difference[] }

function overMoved(
  walk: Comparing,
  side: MovedSide,
  work: (ids: readonly string[]) => void,
): Promise<void> {
  return inStretches(walk, (after) => walk.store.comparison.moved(side, after, STRETCH), work)
}

async function matchStoredIds(comparing: Comparing): Promise<void> {
  const { environment, store } = comparing
  let facts: readonly StoredIdFacts[] = []
  await inStretches(
    comparing,
    (after) => {
      facts = store.matches.storedIds(after, STRETCH)
      return facts.map(({ oursId }) => oursId)
    },
    (ids) => {
      const headOf = lazyHeads((wanted) => store.ams.heads(wanted), ids)
      const links: NewLink[] = []
      const rows: Rows[] = []
      for (const fact of facts) {
        const verdict = matchByStoredId(fact)
        if (verdict.kind === 'matched') {
          links.push(link(fact.oursId, verdict.theirsId, verdict.evidence))
        } else if (verdict.kind === 'claimed-twice') {
          rows.push(only(claimedTwiceRow(headOf(fact.oursId), verdict.theirsId)))
        } else {
          const candidates = toCandidates(store.matches.candidatesOf(fact.oursId))
          rows.push(only(brokenLinkRow(headOf(fact.oursId), verdict.theirsId, candidates)))
        }
      }
      store.matches.saveMatches({ links, rows }, isoNow(environment.clock))
    },
  )
}

function claimedTwiceRow(head: ProductHead, theirsId: string): Difference {
  const candidates: Candidate[] = [{ theirsId, evidence: t`The stored Shopify id` }]
  return ambiguousRow(head, candidates, t`Several AMS products store the same Shopify id`)
}

function matchSkus(
  { environment, store, progress }: Comparing,
  ids: readonly string[],
  twice: SkusUsedTwice | null,
): void {
  const { matches } = store
  const glances = matches
    .skuFacts(ids[0] ?? '', ids.at(-1) ?? '', twice)
    .map(({ oursId, facts }) => ({ oursId, glance: glanceAtSkus(facts) }))
  const freeIds = glances.map(({ oursId }) => oursId)
  const likely = glances.flatMap(({ oursId, glance }) =>
    glance.kind === 'one'
      ? [{ oursId, theirsId: glance.theirsId, sharedOnce: glance.sharedOnce }]
      : [],
  )
  const contested = matches.contested(likely)
  const headOf = lazyHeads((wanted) => store.ams.heads(wanted), freeIds)
  const links: NewLink[] = []
  const rows: Rows[] = []
  for (const { oursId, glance } of glances) {
    if (glance.kind === 'none') {
      const { hasSku } = glance
      rows.push(only(onlyInAmsRow(headOf(oursId), { hasSku, similar: [] })))
    } else if (glance.kind === 'one' && !contested.has(oursId)) {
      links.push(link(oursId, glance.theirsId, skuEvidence(glance.proof)))
    } else {
      const verdict = lookCloser(store, oursId)
      if (verdict.kind === 'matched') links.push(link(oursId, verdict.theirsId, verdict.evidence))
      else if (verdict.kind === 'only-ours') rows.push(only(onlyInAmsRow(headOf(oursId))))
      else {
        const { candidates, reason, kind } = verdict
        rows.push(only(ambiguousRow(headOf(oursId), candidates, reason, kind)))
      }
    }
  }
  matches.saveMatches({ links, rows }, isoNow(environment.clock))
  progress.add('matched', links.length)
}

function lookCloser({ matches }: Comparing['store'], oursId: string) {
  const shared = matches.candidatesOf(oursId)
  const [first] = shared
  const isContested =
    first !== undefined &&
    matches.contested([{ oursId, theirsId: first.theirsId, sharedOnce: 0 }]).size > 0
  return matchBySku(shared, isContested)
}

function reviewUnlinkedTheirs(
  { environment, store }: Comparing,
  ids: readonly string[],
  names: SimilarNames,
): void {
  const unlinked = store.matches.unlinkedTheirs(ids)
  const unlinkedIds = new Set(unlinked.map(({ head }) => head.id))
  // An AMS product that comes back brings its link along: its partner is not missing any more.
  const found = store.matches.withRow(ids).filter((id) => !unlinkedIds.has(id))
  const rows = unlinked.map(({ head, isCandidate, hasSku }): Rows => {
    // A candidate of an unsure AMS product is spoken for: importing it would double it.
    if (isCandidate) return { productKey: shopOnlyKey(head.id), rows: [] }
    if (names.size <= MOST_NAMES) names.add(head.id, head.name)
    return only(onlyInShopifyRow(head, { hasSku, similar: [] }))
  })
  const foundRows = found.map((id): Rows => ({ productKey: shopOnlyKey(id), rows: [] }))
  const all = [...rows, ...foundRows]
  store.matches.saveMatches({ links: [], rows: all }, isoNow(environment.clock))
}

/** Whole products on both sides whose names say nearly the same are left to a person. */
async function suggestSimilar(comparing: Comparing, names: SimilarNames): Promise<void> {
  const { environment, store } = comparing
  const { matches } = store
  let heads: readonly ProductHead[] = []
  await inStretches(
    comparing,
    (after) => {
      heads = matches.onlyOurs(after, STRETCH)
      return heads.map(({ id }) => id)
    },
    () => {
      const rows = heads.flatMap((head): Rows[] => {
        const similar = names.find(head.name).filter(({ id }) => !matches.isRejected(head.id, id))
        if (similar.length === 0) return []
        const theirs = matches.unlinkedTheirs(similar.map(({ id }) => id))
        const back = theirs.map((their) =>
          only(
            onlyInShopifyRow(their.head, {
              hasSku: their.hasSku,
              similar: similar
                .filter(({ id }) => id === their.head.id)
                .map(({ likeness }) => ({ id: head.id, name: head.name, likeness })),
            }),
          ),
        )
        return [only(onlyInAmsRow(head, { hasSku: true, similar })), ...back]
      })
      matches.saveMatches({ links: [], rows }, isoNow(environment.clock))
    },
  )
}

function link(amsProductId: string, shopifyProductId: string, evidence: Evidence): NewLink {
  return { amsProductId, shopifyProductId, evidence }
}

function only(row: Difference): Rows {
  return { productKey: row.productKey, rows: [row] }
}

/** Heads of a stretch, read when the first one is asked for: a healthy catalog needs none. */
function lazyHeads(
  read: (ids: readonly string[]) => ProductHead[],
  ids: readonly string[],
): (id: string) => ProductHead {
  let heads: Map<string, ProductHead> | null = null
  return (id) => {
    heads ??= new Map(read(ids).map((head) => [head.id, head]))
    const head = heads.get(id)
    if (!head) throw new Error(`The product ${id} is gone`)
    return head
  }
}

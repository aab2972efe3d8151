import { matchCatalogs, type ProductMatch } from '../matching'
import {
  ambiguousRow,
  brokenLinkRow,
  type Difference,
  onlyInAmsRow,
  onlyInShopifyRow,
  type ProductHead,
  reviewPair,
} from '../planning'
import type { ComparisonSlice, Environment, StateStore } from '../ports'
import { isoNow } from '../ports'
import type { SyncProgress } from './progress'

const SLICE = 100

type Comparing = {
  readonly environment: Environment
  readonly store: StateStore
  readonly progress: SyncProgress
  readonly signal: AbortSignal
}

type Matched = Extract<ProductMatch, { kind: 'matched' }>
type Unlinked = Exclude<ProductMatch, { kind: 'matched' }>

/** Pairs both catalogs and compares every pair, in slices, into a generation of its own. */
export async function matchAndCompare(comparing: Comparing): Promise<void> {
  const { environment, store, progress, signal } = comparing
  progress.enter('match', null)
  const matches = matchCatalogs(
    store.ams.matchRecords(),
    store.shop.matchRecords(),
    store.links.rejectedPairs(),
  )
  const matched = matches.filter((match): match is Matched => match.kind === 'matched')
  const unlinked = matches.filter((match): match is Unlinked => match.kind !== 'matched')
  progress.count('matched', matched.length)
  progress.count('unmatched', unlinked.length)
  await environment.scheduler.pause()

  const generation = store.comparison.begin(isoNow(environment.clock))
  try {
    await comparePairs(comparing, generation, matched)
    await reviewUnlinked(comparing, generation, unlinked)
    signal.throwIfAborted()
    store.comparison.finish(generation, isoNow(environment.clock))
  } catch (error) {
    store.comparison.discard(generation)
    throw error
  }
}

/** Pairs that fully agreed and have not moved since, told by their hashes, need no look. */
function isStillAgreed(store: StateStore): (match: Matched) => boolean {
  const links = new Map(store.comparison.links().map((link) => [link.amsProductId, link]))
  const ours = store.ams.contentHashes()
  const theirs = store.shop.contentHashes()
  return ({ oursId, theirsId }) => {
    const link = links.get(oursId)
    return (
      link?.shopifyProductId === theirsId &&
      link.agreedOursHash !== null &&
      link.agreedOursHash === ours.get(oursId) &&
      link.agreedTheirsHash === theirs.get(theirsId)
    )
  }
}

async function comparePairs(
  { environment, store, progress, signal }: Comparing,
  generation: number,
  matched: readonly Matched[],
): Promise<void> {
  progress.enter('compare', matched.length)
  const agreed = isStillAgreed(store)
  const moved = matched.filter((match) => !agreed(match))
  let done = matched.length - moved.length
  for (const slice of slices(moved, SLICE)) {
    signal.throwIfAborted()
    const ours = byId(store.ams.products(slice.map((match) => match.oursId)))
    const theirs = byId(store.shop.products(slice.map((match) => match.theirsId)))
    const reviews = slice.map(({ oursId, theirsId }) => {
      const our = ours.get(oursId)
      const their = theirs.get(theirsId)
      if (!our || !their) throw new Error(`The matched pair of ${oursId} is gone`)
      const review = reviewPair(our, their, store.comparison.baseOf(oursId, theirsId))
      return { amsProductId: oursId, review }
    })
    const links = slice.map(({ oursId, theirsId, evidence }) => ({
      amsProductId: oursId,
      shopifyProductId: theirsId,
      evidence,
    }))
    const result: ComparisonSlice = { links, reviews, unlinked: [] }
    store.comparison.saveSlice(generation, result, isoNow(environment.clock))
    done += slice.length
    progress.advance(done)
    await environment.scheduler.pause()
  }
}

async function reviewUnlinked(
  { environment, store, signal }: Comparing,
  generation: number,
  unlinked: readonly Unlinked[],
): Promise<void> {
  for (const slice of slices(unlinked, SLICE)) {
    signal.throwIfAborted()
    const ours = byId(
      store.ams.heads(slice.flatMap((m) => (m.kind === 'only-theirs' ? [] : m.oursId))),
    )
    const theirs = byId(
      store.shop.heads(slice.flatMap((m) => (m.kind === 'only-theirs' ? m.theirsId : []))),
    )
    const rows = slice.map((match) => unlinkedRow(match, ours, theirs))
    const result: ComparisonSlice = { links: [], reviews: [], unlinked: rows }
    store.comparison.saveSlice(generation, result, isoNow(environment.clock))
    await environment.scheduler.pause()
  }
}

function unlinkedRow(
  match: Unlinked,
  ours: ReadonlyMap<string, ProductHead>,
  theirs: ReadonlyMap<string, ProductHead>,
): Difference {
  switch (match.kind) {
    case 'only-ours':
      return onlyInAmsRow(headOf(ours, match.oursId))
    case 'only-theirs':
      return onlyInShopifyRow(headOf(theirs, match.theirsId))
    case 'ambiguous':
      return ambiguousRow(headOf(ours, match.oursId), match.candidates, match.reason)
    case 'broken-link':
      return brokenLinkRow(headOf(ours, match.oursId), match.theirsId, match.candidates)
  }
}

function headOf(heads: ReadonlyMap<string, ProductHead>, id: string): ProductHead {
  const head = heads.get(id)
  if (!head) throw new Error(`The product ${id} is gone`)
  return head
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]))
}

function* slices<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}

import type { OurRecord, TheirRecord } from '../../support/match-in-state'

/** What the matching must know of earlier runs and of people. */
export type Known = {
  /** AMS id → Shopify id: links once made, whether or not they hold any more. */
  readonly links: ReadonlyMap<string, string>
  /** Pairs that a person called not the same, as `ours theirs`. */
  readonly rejected: ReadonlySet<string>
}

export type Verdict =
  | { readonly kind: 'matched'; readonly theirsId: string }
  | { readonly kind: 'only-ours' }
  | {
      readonly kind: 'broken-link'
      readonly theirsId: string
      readonly candidates: readonly string[]
    }
  | { readonly kind: 'ambiguous' | 'duplicate-sku'; readonly candidates: readonly string[] }

export type Matching = {
  readonly verdicts: Readonly<Record<string, Verdict>>
  /** Shopify products that are offered for import. */
  readonly onlyTheirs: readonly string[]
  /** Every link that is remembered afterwards. */
  readonly links: ReadonlyMap<string, string>
}

const speaks = (sku: string): boolean => sku.replace(/[\s\u200b\ufeff]/g, '') !== ''

/**
 * Who is who, written once more from the specification over whole catalogs in memory, without slices,
 * indexes or the question what moved: every product is asked against every other one.
 */
export function referenceMatching(
  ours: readonly OurRecord[],
  theirs: readonly TheirRecord[],
  { links: before, rejected }: Known,
): Matching {
  const isRejected = (our: string, their: string): boolean => rejected.has(`${our} ${their}`)
  const isThere = (id: string): boolean => theirs.some((their) => their.id === id)
  const links = new Map(before)
  // A stored id that a person ruled out says nothing.
  const storedOf = ({ id, storedId }: OurRecord): string | null =>
    storedId !== null && isRejected(id, storedId) && before.get(id) !== storedId ? null : storedId
  const holds = (our: OurRecord): boolean => {
    const to = links.get(our.id)
    return to !== undefined && isThere(to) && (storedOf(our) === null || storedOf(our) === to)
  }
  const claimOf = (our: OurRecord): string | null => storedOf(our) ?? links.get(our.id) ?? null
  const claims = ours.filter((our) => !holds(our) && claimOf(our) !== null)
  const claimants = (id: string): number => ours.filter((our) => claimOf(our) === id).length

  const usesOf = (records: readonly { readonly skus: readonly string[] }[], sku: string): number =>
    records.flatMap(({ skus }) => skus).filter((other) => other === sku).length
  const shared = (our: OurRecord, their: TheirRecord): string[] =>
    isRejected(our.id, their.id)
      ? []
      : [...new Set(our.skus)].filter((sku) => speaks(sku) && their.skus.includes(sku))
  const candidatesOf = (our: OurRecord): TheirRecord[] =>
    theirs.filter((their) => shared(our, their).length > 0)

  const verdicts: Record<string, Verdict> = {}
  const free = ours.filter((our) => claimOf(our) === null)
  for (const our of ours) {
    const to = links.get(our.id)
    if (holds(our) && to !== undefined) verdicts[our.id] = { kind: 'matched', theirsId: to }
  }
  const made: [string, string][] = []
  for (const our of claims) {
    const theirsId = claimOf(our) ?? ''
    if (!isThere(theirsId)) {
      const candidates = candidatesOf(our).map(({ id }) => id)
      verdicts[our.id] = { kind: 'broken-link', theirsId, candidates }
    } else if (claimants(theirsId) > 1) {
      verdicts[our.id] = { kind: 'ambiguous', candidates: [theirsId] }
    } else {
      verdicts[our.id] = { kind: 'matched', theirsId }
      made.push([our.id, theirsId])
    }
  }
  const isTaken = (their: TheirRecord, by: OurRecord): boolean =>
    ours.some((our) => our !== by && (claimOf(our) === their.id || verdictLink(our) === their.id))
  const verdictLink = (our: OurRecord): string | null => {
    const verdict = verdicts[our.id]
    return verdict?.kind === 'matched' ? verdict.theirsId : null
  }
  for (const our of free) {
    const candidates = candidatesOf(our)
    const [their] = candidates
    if (!their) {
      verdicts[our.id] = { kind: 'only-ours' }
      continue
    }
    const skus = candidates.flatMap((one) => shared(our, one))
    const isProven = skus.some((sku) => usesOf(ours, sku) === 1 && usesOf(theirs, sku) === 1)
    const rivals = free.filter((other) => other !== our && shared(other, their).length > 0)
    if (candidates.length === 1 && isProven && !isTaken(their, our) && rivals.length === 0) {
      verdicts[our.id] = { kind: 'matched', theirsId: their.id }
      made.push([our.id, their.id])
    } else {
      const isTwice = skus.some((sku) => usesOf(ours, sku) > 1 || usesOf(theirs, sku) > 1)
      const kind = isTwice ? 'duplicate-sku' : 'ambiguous'
      verdicts[our.id] = { kind, candidates: candidates.map(({ id }) => id) }
    }
  }
  for (const [our, their] of made) {
    for (const [holder, held] of links) if (held === their && holder !== our) links.delete(holder)
    links.set(our, their)
  }
  const isSpokenFor = (their: TheirRecord): boolean =>
    ours.some((our) => {
      const verdict = verdicts[our.id]
      const isClaimed = storedOf(our) === their.id || verdictLink(our) === their.id
      return (
        isClaimed || (verdict?.kind !== 'matched' && mayBe(our) && shared(our, their).length > 0)
      )
    })
  // One that stores the id of a product that is there is no free candidate for another.
  const mayBe = (our: OurRecord): boolean => {
    const stored = storedOf(our)
    return stored === null || !isThere(stored)
  }
  const onlyTheirs = theirs.filter((their) => !isSpokenFor(their)).map(({ id }) => id)
  return { verdicts, onlyTheirs, links }
}

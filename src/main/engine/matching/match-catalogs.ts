/**
 * Which of our products is which of theirs. Passes, strongest evidence first: the stored Shopify id,
 * then a SKU that is not blank and used once on each side. Doubt is a result, never a guess.
 */

export type OurRecord = {
  readonly id: string
  /** The Shopify product gid stored on the AMS product, or null when it was never linked. */
  readonly storedId: string | null
  readonly skus: readonly string[]
}

export type TheirRecord = {
  readonly id: string
  readonly skus: readonly string[]
}

export type Evidence = {
  readonly kind:
    | 'person'
    | 'stored-id'
    | 'sku'
    | 'option-values'
    | 'only-variant'
    | 'created'
    | 'imported'
  readonly text: string
}

export type Candidate = { readonly theirsId: string; readonly evidence: string }

export type ProductMatch =
  | {
      readonly kind: 'matched'
      readonly oursId: string
      readonly theirsId: string
      readonly evidence: Evidence
    }
  | { readonly kind: 'only-ours'; readonly oursId: string }
  | { readonly kind: 'only-theirs'; readonly theirsId: string }
  | {
      readonly kind: 'ambiguous'
      readonly oursId: string
      readonly candidates: readonly Candidate[]
      readonly reason: string
    }
  | {
      readonly kind: 'broken-link'
      readonly oursId: string
      /** The id that is stored and was not in the read. */
      readonly theirsId: string
      /** Products that share a SKU: the deleted one may have been made anew. */
      readonly candidates: readonly Candidate[]
    }

/** By our id: their ids that a person called "not the same". */
export type RejectedPairs = ReadonlyMap<string, ReadonlySet<string>>

const NONE_REJECTED: RejectedPairs = new Map()

/** Every record of both sides gets exactly one result; a candidate of an ambiguous one is spoken for. */
export function matchCatalogs(
  ours: readonly OurRecord[],
  theirs: readonly TheirRecord[],
  rejected: RejectedPairs = NONE_REJECTED,
): ProductMatch[] {
  const theirIds = new Set(theirs.map((record) => record.id))
  const stored = matchByStoredId(ours, theirIds)
  const bySku = matchBySku(stored.left, ours, theirs, stored.takenTheirs, rejected)
  const broken = brokenLinks(stored.broken, theirs, rejected)
  const spokenFor = new Set([
    ...stored.takenTheirs,
    ...bySku.takenTheirs,
    ...broken.flatMap(({ candidates }) => candidates.map(({ theirsId }) => theirsId)),
  ])
  const onlyTheirs = theirs
    .filter((record) => !spokenFor.has(record.id))
    .map((record): ProductMatch => ({ kind: 'only-theirs', theirsId: record.id }))
  return [...stored.matches, ...bySku.matches, ...broken, ...onlyTheirs]
}

type Pass = { matches: ProductMatch[]; takenTheirs: Set<string> }

function matchByStoredId(
  ours: readonly OurRecord[],
  theirIds: ReadonlySet<string>,
): Pass & { left: OurRecord[]; broken: OurRecord[] } {
  const claims = countBy(ours.flatMap((record) => record.storedId ?? []))
  const matches: ProductMatch[] = []
  const takenTheirs = new Set<string>()
  const left: OurRecord[] = []
  const broken: OurRecord[] = []
  for (const record of ours) {
    const { id: oursId, storedId } = record
    if (storedId === null) {
      left.push(record)
    } else if (!theirIds.has(storedId)) {
      broken.push(record)
    } else if ((claims.get(storedId) ?? 0) > 1) {
      takenTheirs.add(storedId)
      matches.push({
        kind: 'ambiguous',
        oursId,
        candidates: [{ theirsId: storedId, evidence: 'The stored Shopify id' }],
        reason: 'Several AMS products store the same Shopify id',
      })
    } else {
      takenTheirs.add(storedId)
      const evidence: Evidence = { kind: 'stored-id', text: 'Shopify id stored on the AMS product' }
      matches.push({ kind: 'matched', oursId, theirsId: storedId, evidence })
    }
  }
  return { matches, takenTheirs, left, broken }
}

function matchBySku(
  left: readonly OurRecord[],
  allOurs: readonly OurRecord[],
  allTheirs: readonly TheirRecord[],
  alreadyTaken: ReadonlySet<string>,
  rejected: RejectedPairs,
): Pass {
  const ourUses = countBy(allOurs.flatMap((record) => record.skus))
  const theirUses = countBy(allTheirs.flatMap((record) => record.skus))
  const theirsBySku = holdersBySku(allTheirs)
  const found = left.map((record) => ({
    record,
    candidates: candidatesOf(record, theirsBySku, rejected),
  }))
  // A Shopify product that two of ours point to is doubtful for both.
  const pointedTo = countBy(found.flatMap(({ candidates }) => [...candidates.keys()]))

  const matches: ProductMatch[] = []
  const takenTheirs = new Set<string>()
  for (const { record, candidates } of found) {
    if (candidates.size === 0) {
      matches.push({ kind: 'only-ours', oursId: record.id })
      continue
    }
    const [first] = candidates
    const proof = first?.[1].find((sku) => ourUses.get(sku) === 1 && theirUses.get(sku) === 1)
    const clear =
      first !== undefined &&
      candidates.size === 1 &&
      proof !== undefined &&
      pointedTo.get(first[0]) === 1 &&
      !alreadyTaken.has(first[0])
    for (const theirsId of candidates.keys()) takenTheirs.add(theirsId)
    if (clear) {
      const evidence: Evidence = { kind: 'sku', text: `Same SKU ${proof}, used once on each side` }
      matches.push({ kind: 'matched', oursId: record.id, theirsId: first[0], evidence })
    } else {
      matches.push({
        kind: 'ambiguous',
        oursId: record.id,
        candidates: toCandidates(candidates),
        reason: doubt(candidates, ourUses, theirUses, alreadyTaken),
      })
    }
  }
  return { matches, takenTheirs }
}

type BrokenLink = Extract<ProductMatch, { kind: 'broken-link' }>

function brokenLinks(
  records: readonly OurRecord[],
  theirs: readonly TheirRecord[],
  rejected: RejectedPairs,
): BrokenLink[] {
  if (records.length === 0) return []
  const theirsBySku = holdersBySku(theirs)
  return records.map((record) => ({
    kind: 'broken-link',
    oursId: record.id,
    theirsId: record.storedId ?? '',
    candidates: toCandidates(candidatesOf(record, theirsBySku, rejected)),
  }))
}

function toCandidates(found: ReadonlyMap<string, readonly string[]>): Candidate[] {
  return [...found].map(([theirsId, skus]) => ({
    theirsId,
    evidence: `Same SKU ${skus.join(', ')}`,
  }))
}

function holdersBySku(theirs: readonly TheirRecord[]): Map<string, string[]> {
  const holders = new Map<string, string[]>()
  for (const record of theirs) {
    for (const sku of new Set(record.skus)) {
      if (isBlank(sku)) continue
      const known = holders.get(sku)
      if (known) known.push(record.id)
      else holders.set(sku, [record.id])
    }
  }
  return holders
}

/** Their ids that share a non-blank SKU with the record, each with the SKUs shared. */
function candidatesOf(
  record: OurRecord,
  theirsBySku: ReadonlyMap<string, readonly string[]>,
  rejected: RejectedPairs,
): Map<string, string[]> {
  const candidates = new Map<string, string[]>()
  for (const sku of new Set(record.skus)) {
    for (const theirsId of theirsBySku.get(sku) ?? []) {
      if (rejected.get(record.id)?.has(theirsId)) continue
      candidates.set(theirsId, [...(candidates.get(theirsId) ?? []), sku])
    }
  }
  return candidates
}

function doubt(
  candidates: ReadonlyMap<string, readonly string[]>,
  ourUses: ReadonlyMap<string, number>,
  theirUses: ReadonlyMap<string, number>,
  alreadyTaken: ReadonlySet<string>,
): string {
  const skus = [...candidates.values()].flat()
  const twiceOurs = skus.find((sku) => (ourUses.get(sku) ?? 0) > 1)
  if (twiceOurs) return `SKU ${twiceOurs} is used more than once in AMS`
  const twiceTheirs = skus.find((sku) => (theirUses.get(sku) ?? 0) > 1)
  if (twiceTheirs) return `SKU ${twiceTheirs} is used more than once in Shopify`
  if ([...candidates.keys()].some((id) => alreadyTaken.has(id))) {
    return 'The Shopify product with the same SKU is linked to another AMS product'
  }
  return 'Several products share SKUs with this one'
}

function isBlank(sku: string): boolean {
  return sku.trim() === ''
}

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

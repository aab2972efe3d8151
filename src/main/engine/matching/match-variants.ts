import type { AmsVariant, ShopVariant } from '@shared/catalog/product'
import { t } from '@shared/words/words'
import type { VariantPair } from '../merging'
import type { Evidence, EvidenceKind } from './evidence'

export type VariantMatch = VariantPair & { readonly evidence: Evidence }

export type VariantMatches = {
  readonly pairs: readonly VariantMatch[]
  readonly onlyOurs: readonly AmsVariant[]
  readonly onlyTheirs: readonly ShopVariant[]
}

const VARIANT_EVIDENCE = {
  'stored-id': t`Shopify id stored on the AMS variant`,
  sku: t`Same SKU, used once on each side of the product`,
  'option-values': t`Same option values`,
  'only-variant': t`The only variant on both sides`,
} as const satisfies Partial<Record<EvidenceKind, string>>

/** What speaks for a pair of variants, in a sentence. */
export function variantEvidence(kind: EvidenceKind): string {
  const words: Partial<Record<EvidenceKind, string>> = VARIANT_EVIDENCE
  return words[kind] ?? t`Linked together with its product`
}

function evidence(kind: keyof typeof VARIANT_EVIDENCE): Evidence {
  return { kind, text: VARIANT_EVIDENCE[kind] }
}

type Pass = {
  readonly evidence: Evidence
  /** The text that must be equal on both sides; null takes no part in the pass. */
  readonly ofOurs: (variant: AmsVariant) => string | null
  readonly ofTheirs: (variant: ShopVariant) => string | null
}

const STORED_ID: Pass = {
  evidence: evidence('stored-id'),
  ofOurs: (variant) => variant.shopifyVariantId,
  ofTheirs: (variant) => variant.id,
}

const passes: readonly Pass[] = [
  STORED_ID,
  {
    evidence: evidence('sku'),
    ofOurs: (variant) => blankToNull(variant.sku),
    ofTheirs: (variant) => blankToNull(variant.sku),
  },
  {
    evidence: evidence('option-values'),
    ofOurs: (variant) => valuesKey(variant.optionValues),
    ofTheirs: (variant) => valuesKey(variant.optionValues),
  },
]

/**
 * Pairs the variants of two linked products: stored id, then SKU, then option values, each only where
 * the text is found once on both sides of the product. A SKU or values that stand twice prove nothing,
 * not even when all others are paired. One variant left on each of two single-variant products is the
 * same one, whatever its SKU. The pairs found, stored as ids, give the same pairs in the next run.
 */
export function matchVariants(
  ours: readonly AmsVariant[],
  theirs: readonly ShopVariant[],
): VariantMatches {
  const pairs: VariantMatch[] = []
  let leftOurs = [...ours]
  let leftTheirs = [...theirs]
  // Once the others are paired, a stored id that two of them claimed may be left to one alone.
  for (const pass of [...passes, STORED_ID]) {
    if (leftOurs.length === 0 || leftTheirs.length === 0) break
    const found = pairUnique(
      pass === STORED_ID ? uniqueBy(leftOurs, pass.ofOurs) : uniqueBy(ours, pass.ofOurs),
      pass === STORED_ID ? uniqueBy(leftTheirs, pass.ofTheirs) : uniqueBy(theirs, pass.ofTheirs),
      pass.evidence,
    ).filter((pair) => leftOurs.includes(pair.ours) && leftTheirs.includes(pair.theirs))
    pairs.push(...found)
    const takenOurs = new Set(found.map((pair) => pair.ours.id))
    const takenTheirs = new Set(found.map((pair) => pair.theirs.id))
    leftOurs = leftOurs.filter((variant) => !takenOurs.has(variant.id))
    leftTheirs = leftTheirs.filter((variant) => !takenTheirs.has(variant.id))
  }
  const [lastOurs] = leftOurs
  const [lastTheirs] = leftTheirs
  if (lastOurs && lastTheirs && ours.length === 1 && theirs.length === 1) {
    return {
      pairs: [...pairs, { ours: lastOurs, theirs: lastTheirs, evidence: evidence('only-variant') }],
      onlyOurs: [],
      onlyTheirs: [],
    }
  }
  return { pairs, onlyOurs: leftOurs, onlyTheirs: leftTheirs }
}

function pairUnique(
  ourOnes: ReadonlyMap<string, AmsVariant>,
  theirOnes: ReadonlyMap<string, ShopVariant>,
  evidence: Evidence,
): VariantMatch[] {
  const pairs: VariantMatch[] = []
  for (const [key, our] of ourOnes) {
    const their = theirOnes.get(key)
    if (their) pairs.push({ ours: our, theirs: their, evidence })
  }
  return pairs
}

function uniqueBy<T>(items: readonly T[], keyOf: (item: T) => string | null): Map<string, T> {
  const unique = new Map<string, T>()
  const repeated = new Set<string>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === null) continue
    if (unique.has(key)) repeated.add(key)
    unique.set(key, item)
  }
  for (const key of repeated) unique.delete(key)
  return unique
}

function blankToNull(sku: string): string | null {
  return sku.trim() === '' ? null : sku
}

function valuesKey(values: readonly string[]): string {
  return JSON.stringify(values.map((value) => value.normalize('NFC').trim()))
}

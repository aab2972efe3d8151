import { canonicalValue } from '@main/engine/fields'
import type { BaseEntry } from '@main/engine/planning'
import { altsOf } from '@shared/catalog/image-labels'
import type { AmsProduct, AmsVariant, ShopProduct, ShopVariant } from '@shared/catalog/product'
import type { Policies } from '@shared/contract/rules'
import {
  type FieldKind,
  type FieldValue,
  productFields,
  variantFields,
} from '@shared/fields/field-registry'
import { itemsOf } from '@shared/fields/items-of'

/** What may be true of a field of a linked pair; of all of these exactly one is. */
export type FieldClass =
  | 'not-compared'
  | 'unchanged'
  | 'both-to-the-same'
  | 'ams'
  | 'shopify'
  | 'both'
  | 'never-agreed'

/**
 * Every class that holds, each asked by itself from the words of the specification, in no order: the
 * engine's own comparison is a chain of questions, in which a wrong one would hide behind another.
 */
export function classesOf(
  kind: FieldKind,
  agreed: FieldValue | undefined,
  ours: FieldValue,
  theirs: FieldValue,
  isCompared: boolean,
): readonly FieldClass[] {
  const same = (left: FieldValue, right: FieldValue): boolean => {
    if (left === null || right === null) return left === right
    // Compared is only what both have of a kind that is told picture by picture.
    if (kind === 'image-order') return !pairs(left, right).some(([a, b]) => a !== b)
    if (kind === 'image-alts') return altsAgree(left, right)
    return canonicalValue(kind, left) === canonicalValue(kind, right)
  }
  const agree = kind === 'selling' ? ours === theirs || ours === 'active' : same(ours, theirs)
  // An agreement about pictures says nothing of one that both sides got since.
  const isSilent =
    isToldByPicture(kind) &&
    labelsOfBoth(kind, ours, theirs).some((label) => !labelsOf(kind, agreed).includes(label))
  const base = isSilent ? undefined : agreed
  const hasBase = base !== undefined
  const isOurs = base !== undefined && same(base, ours)
  const isTheirs = base !== undefined && same(base, theirs)
  const holds: Record<FieldClass, boolean> = {
    'not-compared': !isCompared,
    unchanged: isCompared && agree && isOurs,
    'both-to-the-same': isCompared && agree && !isOurs,
    ams: isCompared && !agree && isTheirs && !isOurs,
    shopify: isCompared && !agree && isOurs,
    both: isCompared && !agree && hasBase && !isOurs && !isTheirs,
    'never-agreed': isCompared && !agree && !hasBase,
  }
  const all: readonly FieldClass[] = [
    'not-compared',
    'unchanged',
    'both-to-the-same',
    'ams',
    'shopify',
    'both',
    'never-agreed',
  ]
  return all.filter((one) => holds[one])
}

/** Each two pictures that both lists have, with which of them comes first in either list. */
function pairs(left: FieldValue, right: FieldValue): (readonly [boolean, boolean])[] {
  const [a, b] = [itemsOf(left), itemsOf(right)]
  const both = [...new Set(a)].filter((label) => b.includes(label))
  return both.flatMap((one) =>
    both.map(
      (other) => [a.indexOf(one) < a.indexOf(other), b.indexOf(one) < b.indexOf(other)] as const,
    ),
  )
}

function isToldByPicture(kind: FieldKind): boolean {
  return kind === 'image-order' || kind === 'image-alts'
}

function labelsOf(kind: FieldKind, value: FieldValue | undefined): readonly string[] {
  return kind === 'image-alts' ? [...altsOf(itemsOf(value)).keys()] : itemsOf(value)
}

function labelsOfBoth(kind: FieldKind, ours: FieldValue, theirs: FieldValue): readonly string[] {
  return labelsOf(kind, ours).filter((label) => labelsOf(kind, theirs).includes(label))
}

function altsAgree(left: FieldValue, right: FieldValue): boolean {
  const [a, b] = [altsOf(itemsOf(left)), altsOf(itemsOf(right))]
  const plain = (alt: string | undefined): string | undefined => alt?.normalize('NFC').trim()
  return [...a.keys()].every(
    (label) => !b.has(label) || plain(a.get(label)) === plain(b.get(label)),
  )
}

export type Classified = {
  /** `field||variant`: the key of a field within its pair. */
  readonly at: string
  readonly kind: FieldKind
  readonly ours: FieldValue
  readonly theirs: FieldValue
  readonly classes: readonly FieldClass[]
}

/** Every field of the registry of a pair with its variants, classified. */
export function classifyPair(
  ours: AmsProduct,
  theirs: ShopProduct,
  base: readonly Pick<BaseEntry, 'field' | 'variantId' | 'value'>[],
  policies: Policies,
): Classified[] {
  const baseOf = (field: string, variantId: string): FieldValue | undefined =>
    base.find((entry) => entry.field === field && entry.variantId === variantId)?.value
  const listed = ours.shopifyStatus === theirs.status
  const found: Classified[] = productFields.map(({ key, kind, ofAms, ofShop }) => {
    const isCompared = policies[key] !== 'never' && (key !== 'status' || listed)
    const values = [ofAms(ours), ofShop(theirs)] as const
    const classes = classesOf(kind, baseOf(key, ''), ...values, isCompared)
    return { at: atOf(key, ''), kind, ours: values[0], theirs: values[1], classes }
  })
  for (const [our, their] of pairVariants(ours.variants, theirs.variants)) {
    for (const { key, kind, ofAms, ofShop } of variantFields) {
      const values = [ofAms(our, ours, their), ofShop(their, theirs)] as const
      const isCounted = key !== 'stock' || (values[0] !== null && values[1] !== null)
      const isCompared = policies[key] !== 'never' && isCounted
      const classes = classesOf(kind, baseOf(key, our.id), ...values, isCompared)
      found.push({ at: atOf(key, our.id), kind, ours: values[0], theirs: values[1], classes })
    }
  }
  return found
}

export const atOf = (field: string, variantId: string): string => `${field}||${variantId}`

/** Variants of a pair by stored id, SKU, option values, each where it is unique; then the lone ones. */
export function pairVariants(
  ours: readonly AmsVariant[],
  theirs: readonly ShopVariant[],
): (readonly [AmsVariant, ShopVariant])[] {
  const pairs: (readonly [AmsVariant, ShopVariant])[] = []
  const isFreeOurs = (our: AmsVariant): boolean => !pairs.some(([taken]) => taken === our)
  const isFreeTheirs = (their: ShopVariant): boolean => !pairs.some(([, taken]) => taken === their)
  const values = (list: readonly string[]): string =>
    list.map((value) => JSON.stringify(value.normalize('NFC').trim())).join()
  const speaks: readonly ((our: AmsVariant, their: ShopVariant) => boolean)[] = [
    (our, their) => our.shopifyVariantId === their.id,
    (our, their) => our.sku.trim() !== '' && our.sku === their.sku,
    (our, their) => values(our.optionValues) === values(their.optionValues),
  ]
  const alike: readonly ((left: AmsVariant, right: AmsVariant) => boolean)[] = [
    (left, right) => left.shopifyVariantId === right.shopifyVariantId,
    (left, right) => left.sku === right.sku,
    (left, right) => values(left.optionValues) === values(right.optionValues),
  ]
  for (const pass of [0, 1, 2, 0]) {
    // Ids are asked among those that are left; a SKU or values must be unique in the whole product.
    const amongOurs = pass === 0 ? ours.filter(isFreeOurs) : ours
    const amongTheirs = pass === 0 ? theirs.filter(isFreeTheirs) : theirs
    const found = ours.filter(isFreeOurs).flatMap((our) => {
      const matches = amongTheirs.filter((their) => speaks[pass]?.(our, their))
      const twins = amongOurs.filter((other) => alike[pass]?.(our, other))
      const [their] = matches
      const isUnique = matches.length === 1 && twins.length === 1
      return isUnique && their && isFreeTheirs(their) ? [[our, their] as const] : []
    })
    pairs.push(...found)
  }
  const [our, their] = [ours[0], theirs[0]]
  if (ours.length === 1 && theirs.length === 1 && our && their && pairs.length === 0) {
    pairs.push([our, their])
  }
  return pairs
}

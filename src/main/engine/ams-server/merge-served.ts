import { toWireVariant } from '@shared/ams-http/to-content'
import type { AmsProduct, AmsVariant } from '@shared/catalog/product'
import type { FieldKind, FieldValue } from '@shared/fields/field-registry'
import { sameValue } from '../fields'
import {
  COMMITMENTS,
  ON_HAND,
  OPTIONS,
  type Place,
  type PlacedField,
  placeKey,
  productFieldsOf,
  REMOVED,
  sameJson,
  variantFieldsOf,
  variantOf,
  withOptions,
} from './place'

export type MergedServed = {
  readonly merged: AmsProduct
  /** Where both changed to different values: Concord's stays until a person decides. */
  readonly conflicts: readonly Place[]
}

/**
 * What Concord has after a product was served: three-way for each value, with what the server had last as base
 * (null where Concord never had it from there). Stock adds up: what was sold here and what was sold elsewhere both
 * count. `held`: conflicts that nobody decided yet; they end where both say the same.
 */
export function mergeServed(
  base: AmsProduct | null,
  ours: AmsProduct,
  served: AmsProduct,
  held: readonly Place[],
): MergedServed {
  const merging = new Merging(held)
  const product = merging.fields(
    productFieldsOf([ours, served, ...(base ? [base] : [])]),
    '',
    base ?? undefined,
    ours,
    served,
  )
  const variants = merging.variants(base, ours, served)
  const merged = merging.options(base, ours, served, { ...product, variants })
  return { merged: withoutLostPictures(merged), conflicts: merging.conflicts }
}

class Merging {
  readonly conflicts: Place[] = []
  readonly #held: ReadonlySet<string>

  constructor(held: readonly Place[]) {
    this.#held = new Set(held.map(placeKey))
  }

  fields<T>(
    fields: readonly PlacedField<T>[],
    variantId: string,
    base: T | undefined,
    ours: T,
    served: T,
  ): T {
    return fields.reduce((merged, { field, kind, read, copy }) => {
      const values = { base: base && read(base), ours: read(ours), served: read(served) }
      const isOurs = this.#isOurs({ variantId, field }, kind, values)
      return isOurs ? merged : copy(merged, served)
    }, ours)
  }

  variants(base: AmsProduct | null, ours: AmsProduct, served: AmsProduct): AmsVariant[] {
    const kept = served.variants.flatMap((theirs) => {
      const was = base ? variantOf(base, theirs.id) : undefined
      const is = variantOf(ours, theirs.id)
      if (is) return [this.#variant(was, is, theirs)]
      // Removed here, and the server says nothing new of it.
      return was && sameVariant(was, theirs) ? [] : [theirs]
    })
    const onlyOurs = ours.variants.filter((variant) => {
      if (variantOf(served, variant.id)) return false
      const was = base ? variantOf(base, variant.id) : undefined
      if (!was) return true
      // That it was linked here is no word against its going.
      if (sameVariant(was, { ...variant, shopifyVariantId: was.shopifyVariantId })) return false
      // The server has it no more, and something of it was changed here.
      this.conflicts.push({ variantId: variant.id, field: REMOVED })
      return true
    })
    return [...kept, ...onlyOurs]
  }

  #variant(base: AmsVariant | undefined, ours: AmsVariant, served: AmsVariant): AmsVariant {
    const merged = this.fields(
      variantFieldsOf([ours, served, ...(base ? [base] : [])]),
      ours.id,
      base,
      ours,
      served,
    )
    return { ...merged, ...this.#stock(base, ours, served) }
  }

  #stock(base: AmsVariant | undefined, ours: AmsVariant, served: AmsVariant) {
    const onHand = { variantId: ours.id, field: ON_HAND }
    const committed = { variantId: ours.id, field: COMMITMENTS }
    const before = this.#held.has(placeKey(committed)) ? undefined : base
    return {
      onHand: this.#onHand(onHand, base, ours, served),
      wholesaleCommitments: this.#commitments(committed, before, ours, served),
    }
  }

  #onHand(
    place: Place,
    base: AmsVariant | undefined,
    { onHand: ours }: AmsVariant,
    { onHand: served }: AmsVariant,
  ): number | null {
    // That a count was never taken says nothing against one that was.
    if (ours === null) return served
    const before = base?.onHand ?? null
    if (before !== null && served !== null && !this.#held.has(placeKey(place))) {
      return ours + served - before
    }
    return this.#isOurs(place, 'exact', { base: base?.onHand, ours, served }) ? ours : served
  }

  #commitments(
    place: Place,
    base: AmsVariant | undefined,
    { wholesaleCommitments: ours }: AmsVariant,
    { wholesaleCommitments: served }: AmsVariant,
  ): number {
    // An order that two shipped was shipped once.
    if (base) return Math.max(0, ours + served - base.wholesaleCommitments)
    return this.#isOurs(place, 'exact', { base: undefined, ours, served }) ? ours : served
  }

  /** Names and values of options go together: where names changed, all of them are of one side. */
  options(
    base: AmsProduct | null,
    ours: AmsProduct,
    served: AmsProduct,
    merged: AmsProduct,
  ): AmsProduct {
    const names = { base: base?.optionNames, ours: ours.optionNames, served: served.optionNames }
    const place = { variantId: '', field: OPTIONS }
    if (sameJson(names.ours, names.served)) return { ...merged, optionNames: names.served }
    const values = (of: AmsProduct | null): unknown =>
      of && [of.optionNames, of.variants.map(({ id, optionValues }) => [id, optionValues])]
    // What the names decide, no single value of a variant is asked about.
    this.#forget((conflict) => conflict.field === 'optionValues')
    const isOurs = this.#isOurs(place, 'exact', {
      base: base === null ? undefined : values(base),
      ours: values(ours),
      served: values(served),
    })
    return withOptions(merged, isOurs ? ours : served)
  }

  #forget(which: (conflict: Place) => boolean): void {
    const kept = this.conflicts.filter((conflict) => !which(conflict))
    this.conflicts.splice(0, this.conflicts.length, ...kept)
  }

  /** Whether Concord's value stays. */
  #isOurs(
    place: Place,
    kind: FieldKind,
    values: { readonly base: unknown; readonly ours: unknown; readonly served: unknown },
  ): boolean {
    const { base, ours, served } = values
    if (sameJson(ours, served)) return true
    const isHeld = this.#held.has(placeKey(place))
    if (!isHeld && base !== undefined) {
      if (sameJson(base, served)) return true
      if (sameJson(base, ours)) return false
    }
    if (saysTheSame(kind, ours, served)) return false
    this.conflicts.push(place)
    return true
  }
}

function sameVariant(one: AmsVariant, other: AmsVariant): boolean {
  return sameJson(toWireVariant(one), toWireVariant(other))
}

function saysTheSame(kind: FieldKind, ours: unknown, served: unknown): boolean {
  return isFieldValue(ours) && isFieldValue(served) && sameValue(kind, ours, served)
}

function isFieldValue(value: unknown): value is FieldValue {
  return (
    value === null ||
    typeof value === 'string' ||
    (Array.isArray(value) && value.every((item) => typeof item === 'string'))
  )
}

/** A picture that went on one side shows no variant of the other any more. */
export function withoutLostPictures(product: AmsProduct): AmsProduct {
  const pictures = new Set(product.images.map(({ id }) => id))
  const isThere = ({ imageId }: AmsVariant): boolean => imageId === null || pictures.has(imageId)
  if (product.variants.every(isThere)) return product
  const variants = product.variants.map((variant) =>
    isThere(variant) ? variant : { ...variant, imageId: null },
  )
  return { ...product, variants }
}

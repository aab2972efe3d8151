import type { AmsProduct, AmsVariant } from '@shared/catalog/product'
import type { FieldValue } from '@shared/fields/field-registry'
import type { EditChange, OptionsOf } from '../ports'
import { readCell, withCell } from './cells'
import { picturesOf, samePictures, withPictures } from './edit-pictures'

/** `moved`: AMS does not have what the change starts from any more. */
export type Applied =
  | { readonly kind: 'applied'; readonly product: AmsProduct | null }
  | { readonly kind: 'moved'; readonly change: EditChange; readonly now: FieldValue }

/** All changes or none, in their order. Null stands for a product that is not there. */
export function applyChanges(product: AmsProduct | null, changes: readonly EditChange[]): Applied {
  let applied: Applied = { kind: 'applied', product }
  for (const change of changes) {
    applied = applyChange(applied.product, change)
    if (applied.kind === 'moved') return applied
  }
  return applied
}

/** The changes that take these back. */
export function inverted(changes: readonly EditChange[]): readonly EditChange[] {
  return changes.map(inverse).reverse()
}

export function optionsOf({ optionNames, variants }: AmsProduct): OptionsOf {
  return {
    names: optionNames,
    values: Object.fromEntries(variants.map(({ id, optionValues }) => [id, optionValues])),
  }
}

function inverse(change: EditChange): EditChange {
  switch (change.kind) {
    case 'cell':
    case 'options':
    case 'pictures':
      return swapped(change)
    case 'variant-added':
      return { ...change, kind: 'variant-removed' }
    case 'variant-removed':
      return { ...change, kind: 'variant-added' }
    case 'made':
      return { ...change, kind: 'unmade' }
    case 'unmade':
      return { ...change, kind: 'made' }
  }
}

function swapped(
  change: Extract<EditChange, { kind: 'cell' | 'options' | 'pictures' }>,
): EditChange {
  switch (change.kind) {
    case 'cell':
      return { ...change, from: change.to, to: change.from }
    case 'options':
      return { ...change, from: change.to, to: change.from }
    case 'pictures':
      return { ...change, from: change.to, to: change.from }
  }
}

function applyChange(product: AmsProduct | null, change: EditChange): Applied {
  if (change.kind === 'made') return product === null ? done(change.product) : moved(change, null)
  if (product === null) return moved(change, null)
  switch (change.kind) {
    case 'unmade':
      return isSame(product, change.product) ? done(null) : moved(change, product.name)
    case 'cell': {
      const now = readCell(product, change)
      if (now === undefined || !isSame(now, change.from)) return moved(change, now ?? null)
      return done(withCell(product, change, change.to))
    }
    case 'options': {
      const now = optionsOf(product)
      if (!isSame(now.names, change.from.names) || !hasSameValues(now, change.from))
        return moved(change, now.names)
      return done(withOptions(product, change.to))
    }
    case 'pictures':
      return samePictures(picturesOf(product), change.from)
        ? done(withPictures(product, change.to))
        : moved(change, null)
    case 'variant-added':
      if (product.variants.some(({ id }) => id === change.variant.id)) return moved(change, null)
      return done({
        ...product,
        variants: withOneAt(product.variants, change.place, change.variant),
      })
    case 'variant-removed': {
      const now = product.variants.find(({ id }) => id === change.variant.id)
      if (!now || !isSame(now, change.variant)) return moved(change, now?.sku ?? null)
      return done({ ...product, variants: product.variants.filter((variant) => variant !== now) })
    }
  }
}

function withOneAt<T>(items: readonly T[], place: number, item: T): readonly T[] {
  return [...items.slice(0, place), item, ...items.slice(place)]
}

function withOptions(product: AmsProduct, { names, values }: OptionsOf): AmsProduct {
  const withValues = (variant: AmsVariant): AmsVariant => ({
    ...variant,
    optionValues: values[variant.id] ?? variant.optionValues,
  })
  return { ...product, optionNames: names, variants: product.variants.map(withValues) }
}

function hasSameValues(left: OptionsOf, right: OptionsOf): boolean {
  const ids = Object.keys(left.values)
  return (
    ids.length === Object.keys(right.values).length &&
    ids.every((id) => isSame(left.values[id], right.values[id]))
  )
}

function done(product: AmsProduct | null): Applied {
  return { kind: 'applied', product }
}

function moved(change: EditChange, now: FieldValue): Applied {
  return { kind: 'moved', change, now }
}

/** Whatever order the names of a record stand in. */
function isSame(left: unknown, right: unknown): boolean {
  return sorted(left) === sorted(right)
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

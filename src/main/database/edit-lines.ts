import { altEntry, amsImageLabel } from '@shared/catalog/image-labels'
import type { AmsVariant } from '@shared/catalog/product'
import type { EditableKey } from '@shared/fields/editable-fields'
import type { FieldKey, FieldValue } from '@shared/fields/field-registry'
import type { EditChange, PicturesOf } from '../engine/ports'

/** One line of a product's history. Of a whole variant its name stands where it was or is. */
export type EditLine = {
  readonly action: 'edited' | 'made' | 'unmade'
  readonly field: EditableKey | FieldKey | null
  readonly variantId: string
  readonly before: FieldValue
  readonly after: FieldValue
}

export function editLines(changes: readonly EditChange[]): EditLine[] {
  return changes.flatMap(linesOf)
}

function linesOf(change: EditChange): EditLine[] {
  const edited = { action: 'edited', variantId: '', field: null } as const
  switch (change.kind) {
    case 'cell': {
      const { field, variantId, from, to } = change
      return [{ action: 'edited', field, variantId, before: from, after: to }]
    }
    case 'options':
      return optionLines(change)
    case 'pictures':
      return pictureLines(change)
    case 'variant-added':
      return [
        { ...edited, variantId: change.variant.id, before: null, after: nameOf(change.variant) },
      ]
    case 'variant-removed':
      return [
        { ...edited, variantId: change.variant.id, before: nameOf(change.variant), after: null },
      ]
    case 'made':
    case 'unmade':
      return [{ ...edited, action: change.kind, before: null, after: null }]
  }
}

function optionLines({ from, to }: Extract<EditChange, { kind: 'options' }>): EditLine[] {
  const names = {
    variantId: '',
    field: 'option-names',
    before: from.names,
    after: to.names,
  } as const
  const values = Object.entries(to.values).map(([variantId, after]) => ({
    variantId,
    field: 'option-values' as const,
    before: from.values[variantId] ?? [],
    after,
  }))
  return [names, ...values]
    .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
    .map((line) => ({ action: 'edited', ...line }))
}

/** As the fields of pictures are told everywhere: which there are, their order, their texts, whose they are. */
function pictureLines({ from, to }: Extract<EditChange, { kind: 'pictures' }>): EditLine[] {
  const [before, after] = [told(from), told(to)]
  const isSameSet = isSame([...before.labels].sort(), [...after.labels].sort())
  const line = { action: 'edited', variantId: '' } as const
  const lines: EditLine[] = [
    {
      ...line,
      field: isSameSet ? 'image-order' : 'images',
      before: before.labels,
      after: after.labels,
    },
    { ...line, field: 'image-alts', before: before.alts, after: after.alts },
    ...Object.keys(to.shows).map(
      (variantId): EditLine => ({
        ...line,
        field: 'variant-image',
        variantId,
        before: before.shown(variantId),
        after: after.shown(variantId),
      }),
    ),
  ]
  return lines.filter((one) => !isSame(one.before, one.after))
}

function told({ images, shows }: PicturesOf) {
  const labelOf = new Map(images.map((image) => [image.id, amsImageLabel(image)]))
  return {
    labels: images.map(amsImageLabel),
    alts: images.map((image) => altEntry(amsImageLabel(image), image.alt)),
    shown: (variantId: string): string | null => labelOf.get(shows[variantId] ?? '') ?? null,
  }
}

function isSame(left: FieldValue, right: FieldValue): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

function nameOf({ optionValues, sku }: AmsVariant): string {
  return optionValues.join(', ') || sku
}

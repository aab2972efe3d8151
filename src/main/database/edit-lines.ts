import type { AmsVariant } from '@shared/catalog/product'
import type { EditableKey } from '@shared/fields/editable-fields'
import type { FieldKey, FieldValue } from '@shared/fields/field-registry'
import type { EditChange } from '../engine/ports'

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

function nameOf({ optionValues, sku }: AmsVariant): string {
  return optionValues.join(', ') || sku
}

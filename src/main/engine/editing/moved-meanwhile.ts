import type { Edited, MovedValue } from '@shared/contract/editing'
import type { FieldValue } from '@shared/fields/field-registry'
import type { EditChange } from '../ports'

/** The answer to a change that starts from what AMS does not have any more. */
export function movedMeanwhile(change: EditChange, now: FieldValue): Edited {
  const value = now === null || typeof now === 'string' ? now : [...now]
  return { kind: 'moved', values: [{ ...placeOf(change), now: value }] }
}

function placeOf(change: EditChange): Pick<MovedValue, 'field' | 'variantId'> {
  switch (change.kind) {
    case 'cell':
      return { field: change.field, variantId: change.variantId }
    case 'options':
      return { field: 'option-names', variantId: '' }
    case 'variant-added':
    case 'variant-removed':
      return { field: null, variantId: change.variant.id }
    case 'pictures':
    case 'made':
    case 'unmade':
      return { field: null, variantId: '' }
  }
}

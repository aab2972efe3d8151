import type { BulkEdit } from '@shared/contract/editing'
import { labelOfField } from '@shared/fields/editable-fields'
import { counted, t } from '@shared/words/words'
import type { EditChange } from '../ports'

/** What undo calls an edit of one product: "Vendor of Walnut Board". */
export function labelOfEdit(name: string, changes: readonly EditChange[]): string {
  const [first, ...others] = new Set(changes.map(whatOf))
  if (first === undefined || others.length > 0)
    return t`${counted(changes.length, 'change')} of ${name}`
  return t`${first} of ${name}`
}

/** "Vendor of 412 products". */
export function labelOfBulk(edit: BulkEdit, products: number): string {
  const many = counted(products, 'product')
  switch (edit.kind) {
    case 'set':
      return t`${labelOfField(edit.field)} of ${many}`
    case 'archive':
      return t`${many} archived`
    case 'restore':
      return t`${many} restored`
  }
}

function whatOf(change: EditChange): string {
  switch (change.kind) {
    case 'cell':
      return labelOfField(change.field)
    case 'options':
      return t`Options`
    case 'pictures':
      return t`Images`
    case 'variant-added':
      return t`New variant`
    case 'variant-removed':
      return t`Removed variant`
    case 'made':
    case 'unmade':
      return t`Product`
  }
}

import type { AmsProduct, AmsVariant } from '@shared/catalog/product'
import type { BulkEdit, WantedChange } from '@shared/contract/editing'
import { levelOf } from '@shared/fields/editable-fields'
import type { FieldValue } from '@shared/fields/field-registry'
import type { EditChange } from '../ports'
import { type Cell, readCell } from './cells'
import { wantedPictures } from './edit-pictures'

/**
 * What a person asks for as changes that can be taken back. A variant that is to go and is not there gives a change
 * that can't be applied, as it has moved. `newId` makes the id of a new variant.
 */
export function changesOf(
  product: AmsProduct,
  wanted: readonly WantedChange[],
  newId: () => string,
): EditChange[] {
  let added = 0
  return wanted.flatMap((change): EditChange[] => {
    switch (change.kind) {
      case 'cell':
        return isNothing(change.from, change.to) ? [] : [change]
      case 'options':
        return [change]
      case 'pictures': {
        const { from, to } = change
        return isNothing([JSON.stringify(from)], [JSON.stringify(to)])
          ? []
          : [
              {
                kind: 'pictures',
                from: wantedPictures(product, from),
                to: wantedPictures(product, to),
              },
            ]
      }
      case 'add-variant': {
        const place = product.variants.length + added
        added += 1
        return [{ kind: 'variant-added', place, variant: newVariant(change, newId()) }]
      }
      case 'remove-variant': {
        const place = product.variants.findIndex(({ id }) => id === change.variantId)
        const variant = product.variants[place] ?? newVariant(GONE, change.variantId)
        return [{ kind: 'variant-removed', place: Math.max(0, place), variant }]
      }
    }
  })
}

/** What a bulk edit means for one product; nothing where it is so already. */
export function bulkChanges(product: AmsProduct, edit: BulkEdit): EditChange[] {
  switch (edit.kind) {
    case 'set':
      return cellsOf(product, edit.field).flatMap((cell) => setting(product, cell, valueOf(edit)))
    case 'archive':
      return [
        ...setting(product, { field: 'status', variantId: '' }, 'inactive'),
        ...setting(product, { field: 'shopify-status', variantId: '' }, 'ARCHIVED'),
      ]
    case 'restore':
      return [
        ...setting(product, { field: 'status', variantId: '' }, 'active'),
        ...(product.shopifyStatus === 'ARCHIVED'
          ? setting(product, { field: 'shopify-status', variantId: '' }, 'DRAFT')
          : []),
      ]
  }
}

/** Only a price can be not set; other fields are empty. */
function valueOf({ field, value }: Extract<BulkEdit, { kind: 'set' }>): FieldValue {
  return field === 'retail-price' ? value : (value ?? '')
}

function cellsOf({ variants }: AmsProduct, field: Cell['field']): readonly Cell[] {
  if (levelOf(field) === 'product') return [{ field, variantId: '' }]
  return variants.map(({ id }) => ({ field, variantId: id }))
}

function setting(product: AmsProduct, cell: Cell, to: FieldValue): EditChange[] {
  const from = readCell(product, cell)
  return from === undefined || isNothing(from, to) ? [] : [{ kind: 'cell', ...cell, from, to }]
}

function isNothing(from: FieldValue, to: FieldValue): boolean {
  return JSON.stringify(from) === JSON.stringify(to)
}

type NewVariant = Pick<AmsVariant, 'sku' | 'retailPrice' | 'optionValues'>
const GONE: NewVariant = { sku: '', retailPrice: null, optionValues: [] }

/** Its stock was never set: that is entered in the ledger. */
export function newVariant({ sku, retailPrice, optionValues }: NewVariant, id: string): AmsVariant {
  return {
    id,
    sku,
    retailPrice,
    optionValues,
    onHand: null,
    wholesaleCommitments: 0,
    shopifyVariantId: null,
    imageId: null,
    amsOnly: {},
  }
}

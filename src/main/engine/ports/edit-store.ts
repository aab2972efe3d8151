import type { AmsImage, AmsProduct, AmsVariant } from '@shared/catalog/product'
import type { ProductSelection } from '@shared/contract/products'
import type { EditableKey } from '@shared/fields/editable-fields'
import type { FieldValue } from '@shared/fields/field-registry'
import type { LinkedReview } from './stock-store'

/** Option names in their order, and of each variant its values in the same order. */
export type OptionsOf = {
  readonly names: readonly string[]
  readonly values: Readonly<Record<string, readonly string[]>>
}

/** Pictures in their order, and by variant the id of the one that shows it. */
export type PicturesOf = {
  readonly images: readonly AmsImage[]
  readonly shows: Readonly<Record<string, string | null>>
}

/** One change of one product, with all that it takes to make it again or to take it back. */
export type EditChange =
  | {
      readonly kind: 'cell'
      readonly field: EditableKey
      /** AMS's id; "" for a field of the product. */
      readonly variantId: string
      readonly from: FieldValue
      readonly to: FieldValue
    }
  | { readonly kind: 'options'; readonly from: OptionsOf; readonly to: OptionsOf }
  | { readonly kind: 'pictures'; readonly from: PicturesOf; readonly to: PicturesOf }
  | {
      readonly kind: 'variant-added' | 'variant-removed'
      readonly variant: AmsVariant
      /** Its place among the product's variants. */
      readonly place: number
    }
  | { readonly kind: 'made' | 'unmade'; readonly product: AmsProduct }

export type EditedProduct = {
  readonly id: string
  /** Null for a product that is gone. */
  readonly product: AmsProduct | null
  readonly changes: readonly EditChange[]
  /** What a linked pair still has to be reviewed for; null for one that is linked to nothing, or looked at later. */
  readonly pair: LinkedReview | null
  /** It may be somebody else's counterpart now: a SKU, or the product itself, came or went. */
  readonly movesIdentity: boolean
}

/** A step that undo and redo go through. */
export type EditStep = { readonly id: number; readonly label: string }

/** What people change of AMS's catalog. Each method that writes is one transaction. */
export type EditStore = {
  /** AMS ids of the products that are meant, in order. */
  selected(selection: ProductSelection): readonly string[]
  /**
   * Keeps the products as they are now with their history, and one step of undo for all of them. They are asked
   * for one by one inside the transaction, so that many are not in memory at once. Null where none came.
   */
  keep(edit: {
    readonly label: (products: number) => string
    readonly at: string
    readonly products: Iterable<EditedProduct>
  }): EditStep | null
  /** The next comparison looks at these products, and at who is who among them. */
  lookAgain(ids: Iterable<string>): void
  /** The step that undo (`done`) or redo (`undone`) takes next among edits; null when there is none. */
  next(state: 'done' | 'undone'): EditStep | null
  /** What a step did to each product of which nothing was pushed since. */
  changesOf(
    step: number,
  ): readonly { readonly id: string; readonly changes: readonly EditChange[] }[]
  /** The products as they are after a step was taken back, or made again, with their history. */
  turn(turned: {
    readonly step: number
    readonly to: 'done' | 'undone'
    readonly at: string
    readonly products: Iterable<EditedProduct>
  }): void
}

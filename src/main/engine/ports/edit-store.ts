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

/** A step of undo as it grows. */
export type GrowingStep = {
  /** Keeps products as they are now with their history, and makes them a part of the step. One transaction. */
  add(products: readonly EditedProduct[], at: string): void
  /**
   * All of it is on the disk, also where it was added by work that is repeatable. Null where nothing was added: then
   * there is no step.
   */
  close(): EditStep | null
}

/** A step that is taken back, or made again, in the order of its products' ids. */
export type TurningStep = {
  /** Products whose turn is still to come; of those nothing was pushed since. */
  left(): number
  /** The next of them, with what the step did to each. */
  next(limit: number): readonly { readonly id: string; readonly changes: readonly EditChange[] }[]
  /**
   * It was the turn of those that were looked at; the products among them that are another one now are kept with
   * their history. One transaction.
   */
  add(looked: readonly string[], products: readonly EditedProduct[], at: string): void
  /**
   * All of it is on the disk, as with a step that grows. Not whole: the rest stays as it is, and undo and redo go
   * through this step next.
   */
  close(isWhole: boolean): void
}

/** What people change of AMS's catalog. */
export type EditStore = {
  /** AMS ids of the products that are meant, in order. */
  selected(selection: ProductSelection): readonly string[]
  /** Begins a step; its name follows from how many products it holds. Nothing is written before something is added. */
  begin(labelOf: (products: number) => string): GrowingStep
  /** The next comparison looks at these products, and at who is who among them. */
  lookAgain(ids: Iterable<string>): void
  /** The step that undo (`done`) or redo (`undone`) takes next among edits; null when there is none. */
  next(state: 'done' | 'undone'): EditStep | null
  turn(step: number, to: 'done' | 'undone'): TurningStep
  /** Everything that the work writes is one transaction. */
  together<T>(work: () => T): T
}

import { z } from 'zod'
import { BULK_KEYS, EDITABLE_KEYS } from '../fields/editable-fields'
import { productSelectionSchema } from './products'
import { fieldValueSchema } from './review'

/** What a person changes of AMS's own catalog inside Concord. */

export const editableKeySchema = z.enum(EDITABLE_KEYS)

/** Option names in their order, and of each variant its values in the same order. */
export const optionsSchema = z.object({
  names: z.array(z.string()).max(20),
  values: z.record(z.string(), z.array(z.string())),
})
export type Options = z.infer<typeof optionsSchema>

/**
 * AMS's pictures of a product by their labels, in their order, and by AMS's ids which one shows a variant. A new one
 * has its address as label, too.
 */
const shownPicturesSchema = z.object({
  images: z
    .array(z.object({ label: z.string(), alt: z.string(), url: z.string().max(2_000).optional() }))
    .max(1_000),
  shows: z.record(z.string(), z.string().nullable()),
})
export type ShownPictures = z.infer<typeof shownPicturesSchema>

/**
 * One change that a person asks for. `from` is what the person saw: where AMS has something else by now, nothing
 * is changed. `variantId` is AMS's, "" for a field of the product.
 */
export const wantedChangeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('cell'),
    field: editableKeySchema,
    variantId: z.string(),
    from: fieldValueSchema,
    to: fieldValueSchema,
  }),
  z.object({ kind: z.literal('options'), from: optionsSchema, to: optionsSchema }),
  z.object({ kind: z.literal('pictures'), from: shownPicturesSchema, to: shownPicturesSchema }),
  z.object({
    kind: z.literal('add-variant'),
    sku: z.string(),
    retailPrice: z.string().nullable(),
    optionValues: z.array(z.string()),
  }),
  z.object({ kind: z.literal('remove-variant'), variantId: z.string() }),
])
export type WantedChange = z.infer<typeof wantedChangeSchema>

export const editInputSchema = z.object({
  amsProductId: z.string(),
  changes: z.array(wantedChangeSchema).min(1).max(100),
})

/** What is done to each of many products. Setting a field of variants sets it in all variants of each. */
export const bulkEditSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), field: z.enum(BULK_KEYS), value: z.string().nullable() }),
  /** AMS status inactive, Shopify status Archived. */
  z.object({ kind: z.literal('archive') }),
  /** AMS status active; what was Archived in Shopify becomes a Draft. */
  z.object({ kind: z.literal('restore') }),
])
export type BulkEdit = z.infer<typeof bulkEditSchema>

export const editManyInputSchema = z.object({
  selection: productSelectionSchema,
  edit: bulkEditSchema,
})

export const createInputSchema = z.object({
  name: z.string(),
  vendor: z.string(),
  category: z.string(),
  sku: z.string(),
  retailPrice: z.string().nullable(),
})
export type NewProduct = z.infer<typeof createInputSchema>

/** Why a value is refused, for the field that it was entered in; `field` null for the product as a whole. */
export const editProblemSchema = z.object({
  field: z.union([editableKeySchema, z.literal('option-names')]).nullable(),
  variantId: z.string(),
  message: z.string(),
})
export type EditProblem = z.infer<typeof editProblemSchema>

/** A value that AMS has by now in place of the one that the person saw. */
export const movedValueSchema = z.object({
  field: z.union([editableKeySchema, z.literal('option-names')]).nullable(),
  variantId: z.string(),
  now: fieldValueSchema,
})
export type MovedValue = z.infer<typeof movedValueSchema>

/** `saved` only after it is stored; otherwise nothing was changed. */
export const editedSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('saved'),
    /** What undo calls it. */
    label: z.string(),
    /** Products that changed. */
    products: z.number().int(),
    /** Products of the selection that were left as they are: nothing to change, refused, or changed since. */
    left: z.number().int(),
    /** Products that a person stopped it before. They are as they were. */
    notReached: z.number().int(),
    /** Linked products of which something that syncs changed. */
    outOfSync: z.number().int(),
    amsProductId: z.string().nullable(),
    savedAt: z.string(),
  }),
  z.object({ kind: z.literal('refused'), problems: z.array(editProblemSchema) }),
  z.object({ kind: z.literal('moved'), values: z.array(movedValueSchema) }),
])
export type Edited = z.infer<typeof editedSchema>

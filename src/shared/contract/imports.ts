import { z } from 'zod'
import { appErrorSchema } from './app-error'
import { fieldKeySchema, fieldValueSchema } from './review'

/** A catalog file on its way into AMS: how it is read, what it would change, and the one switch. */

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'shift_jis'] as const
export const encodingSchema = z.enum(ENCODINGS)
export type Encoding = z.infer<typeof encodingSchema>

export const DELIMITERS = [',', ';', '\t', '|'] as const
export const delimiterSchema = z.enum(DELIMITERS)
export type Delimiter = z.infer<typeof delimiterSchema>

/** Which mark stands before the decimals: `19.90` or `19,90`. */
export const NUMBER_RULES = ['point', 'comma'] as const
export const numberRuleSchema = z.enum(NUMBER_RULES)
export type NumberRule = z.infer<typeof numberRuleSchema>

const columnSchema = z.string().max(200)

/** What a person may say about how a file is read; what is absent is found out from the file. */
export const importChoicesSchema = z.object({
  encoding: encodingSchema.optional(),
  delimiter: delimiterSchema.optional(),
  sheet: columnSchema.optional(),
  /** AMS's column → the file's, by its label. */
  columns: z.record(columnSchema, columnSchema).optional(),
  /** AMS's (or Shopify's) column → its rule. */
  numbers: z.record(columnSchema, numberRuleSchema).optional(),
})
export type ImportChoices = z.infer<typeof importChoicesSchema>

export const numberColumnSchema = z.object({
  /** AMS's name of the column, or Shopify's in Shopify's export. */
  column: z.string(),
  /** The file's. */
  label: z.string(),
  /** Null where the file does not tell which one it is: a person has to. */
  rule: numberRuleSchema.nullable(),
  /** A cell that the two rules read as different numbers, else any; null where there are only whole numbers. */
  example: z.string().nullable(),
  /** What the example is by each rule; null where it is none. */
  asPoint: z.string().nullable(),
  asComma: z.string().nullable(),
})
export type NumberColumn = z.infer<typeof numberColumnSchema>

export const refusedRowSchema = z.object({
  /** As a text editor counts lines, a spreadsheet program rows. */
  line: z.number().int(),
  /** The file's column; null for the whole row. */
  column: z.string().nullable(),
  /** What stands there, shortened. */
  value: z.string(),
  reason: z.string(),
  /** Id of the product that is left as it is because of this; "" where the row names none. */
  productId: z.string(),
})
export type RefusedRow = z.infer<typeof refusedRowSchema>

/** How a file is read, with its first rows. */
export const importReadingSchema = z.object({
  kind: z.enum(['csv', 'xlsx']),
  encoding: encodingSchema.nullable(),
  /** Whether the file says so itself, its bytes are nothing else, it looks like it, or a person chose it. */
  encodingBy: z.enum(['mark', 'proof', 'guess', 'choice']).nullable(),
  delimiter: delimiterSchema.nullable(),
  sheets: z.array(z.object({ name: z.string(), isHidden: z.boolean() })),
  sheet: z.string().nullable(),
  /** Null where its columns have to be mapped first. */
  layout: z.enum(['ams', 'shopify', 'mapped']).nullable(),
  /** Labels of the file's columns, each different from the others. */
  columns: z.array(z.string()),
  /** AMS's column → the label, as mapped or suggested; empty for Shopify's export. */
  mapping: z.record(z.string(), z.string()),
  /** True where this mapping was said for a file of the same columns before. */
  isRemembered: z.boolean(),
  /** Needed columns of AMS that nothing is mapped to. */
  missing: z.array(z.string()),
  /** Labels of columns that nothing is read from. */
  unused: z.array(z.string()),
  numbers: z.array(numberColumnSchema),
  rows: z.number().int(),
  /** First rows as they stand. */
  sample: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })),
  /** What the first rows become. */
  products: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      vendor: z.string(),
      variants: z.array(
        z.object({
          id: z.string(),
          sku: z.string(),
          options: z.string(),
          price: z.string().nullable(),
          onHand: z.number().int().nullable(),
        }),
      ),
    }),
  ),
  refused: z.array(refusedRowSchema),
})
export type ImportReading = z.infer<typeof importReadingSchema>

export const importCountsSchema = z.object({
  rows: z.number().int(),
  products: z.number().int(),
  variants: z.number().int(),
  new: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  missing: z.number().int(),
  /** Rows, and products that are left as they are because of them. */
  refused: z.number().int(),
  refusedProducts: z.number().int(),
  notes: z.number().int(),
  /** Products that AMS has now. */
  before: z.number().int(),
  /** It lacks so many products that a person has to agree to that. */
  isShrunken: z.boolean(),
})
export type ImportCounts = z.infer<typeof importCountsSchema>

export const IMPORT_PHASES = ['copy', 'read', 'compare', 'import'] as const

export const importStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('working'),
    fileName: z.string(),
    phase: z.enum(IMPORT_PHASES),
    done: z.number(),
    total: z.number(),
    rows: z.number().int(),
  }),
  /** Waits until a person has said how it is read. */
  z.object({ kind: z.literal('asking'), fileName: z.string(), reading: importReadingSchema }),
  /** Waits until a person has looked at what would change. */
  z.object({
    kind: z.literal('ready'),
    fileName: z.string(),
    reading: importReadingSchema,
    counts: importCountsSchema,
  }),
  z.object({ kind: z.literal('failed'), fileName: z.string(), error: appErrorSchema }),
])
export type ImportState = z.infer<typeof importStateSchema>
export type ImportPhase = (typeof IMPORT_PHASES)[number]

export const PRODUCT_TABS = ['new', 'changed', 'unchanged', 'missing'] as const
export type ProductTab = (typeof PRODUCT_TABS)[number]

const pageInput = {
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(200),
}
export const importProductsInputSchema = z.object({ tab: z.enum(PRODUCT_TABS), ...pageInput })
export const importListInputSchema = z.object(pageInput)

export const importProductSchema = z.object({
  id: z.string(),
  name: z.string(),
  variants: z.number().int(),
  /** What of it becomes another value than AMS has now; of a changed product only. */
  changes: z.array(
    z.object({
      /** Null for a value that AMS keeps for itself, and for variants that come or go. */
      field: fieldKeySchema.nullable(),
      label: z.string(),
      /** SKU or id of the variant; "" for the product's own. */
      variant: z.string(),
      before: fieldValueSchema,
      after: fieldValueSchema,
    }),
  ),
})
export type ImportProduct = z.infer<typeof importProductSchema>

export const importProductsSchema = z.object({
  total: z.number().int(),
  rows: z.array(importProductSchema),
})
export const importRefusedSchema = z.object({
  total: z.number().int(),
  rows: z.array(refusedRowSchema),
})
export const importNotesSchema = z.object({
  total: z.number().int(),
  rows: z.array(z.string()),
})

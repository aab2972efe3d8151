import { z } from 'zod'

/**
 * What leaves: all of the catalog, or what AMS does not know yet (neither from the file that was imported last nor
 * from one that was written since then).
 */
export const exportScopeSchema = z.enum(['all', 'changed'])
export type ExportScope = z.infer<typeof exportScopeSchema>

/** AMS's own columns as CSV or as a workbook, or Shopify's product CSV. */
export const CATALOG_FILES = ['ams-csv', 'ams-xlsx', 'shopify-csv'] as const
export const catalogFileSchema = z.enum(CATALOG_FILES)
export type CatalogFile = z.infer<typeof catalogFileSchema>

export const catalogExportSchema = z.object({ scope: exportScopeSchema, file: catalogFileSchema })
export type CatalogExport = z.infer<typeof catalogExportSchema>

const sizeSchema = z.object({ products: z.number().int(), variants: z.number().int() })

export const exportFactsSchema = z.object({
  all: sizeSchema,
  changed: sizeSchema,
  /** The last file for AMS; null when none was written. `at` is UTC. */
  last: z.object({ at: z.string(), name: z.string(), products: z.number().int() }).nullable(),
})
export type ExportFacts = z.infer<typeof exportFactsSchema>

export const catalogExportedSchema = z.object({
  name: z.string(),
  products: z.number().int(),
  rows: z.number().int(),
  /** Pictures that the file does not name: they have no public address, or their file is gone. */
  picturesLeftOut: z.number().int(),
})
export type CatalogExported = z.infer<typeof catalogExportedSchema>

import { editableKeySchema, optionsSchema } from '@shared/contract/editing'
import { fieldValueSchema } from '@shared/contract/review'
import { z } from 'zod'
import type { EditChange } from '../engine/ports'
import { amsImageSchema, amsProductSchema, amsVariantSchema } from './ams-product-schema'

const picturesSchema = z.object({
  images: z.array(amsImageSchema),
  shows: z.record(z.string(), z.string().nullable()),
})

const changesSchema: z.ZodType<EditChange[]> = z.array(
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('cell'),
      field: editableKeySchema,
      variantId: z.string(),
      from: fieldValueSchema,
      to: fieldValueSchema,
    }),
    z.object({ kind: z.literal('options'), from: optionsSchema, to: optionsSchema }),
    z.object({ kind: z.literal('pictures'), from: picturesSchema, to: picturesSchema }),
    z.object({
      kind: z.enum(['variant-added', 'variant-removed']),
      variant: amsVariantSchema,
      place: z.number().int(),
    }),
    z.object({ kind: z.enum(['made', 'unmade']), product: amsProductSchema }),
  ]),
)

/** The changes of a stored JSON text. */
export function storedChanges(json: string): EditChange[] {
  return changesSchema.parse(JSON.parse(json))
}

import { z } from 'zod'
import { fileInput } from '../media/file-create'
import { variantFieldsShape } from '../variants/variant-input'
import { metafieldInput, productFieldsShape } from './product-input'

const text = z.string().nullish()

export const optionSetInput = z.strictObject({
  id: text,
  name: text,
  position: z.number().int().nullish(),
  values: z.array(z.strictObject({ id: text, name: text })).nullish(),
})
export type OptionSetInput = z.infer<typeof optionSetInput>

const inventoryQuantity = z.strictObject({
  locationId: z.string(),
  name: z.string(),
  quantity: z.number().int(),
})

export const variantSetInput = z.strictObject({
  ...variantFieldsShape,
  sku: text,
  position: z.number().int().nullish(),
  inventoryQuantities: z.array(inventoryQuantity).nullish(),
  file: fileInput.nullish(),
  metafields: z.array(metafieldInput).nullish(),
})
export type VariantSetInput = z.infer<typeof variantSetInput>

export const productSetInput = z.strictObject({
  ...productFieldsShape,
  id: text,
  productOptions: z.array(optionSetInput).nullish(),
  variants: z.array(variantSetInput).nullish(),
  files: z.array(fileInput).nullish(),
})
export type ProductSetInput = z.infer<typeof productSetInput>

export const productSetArguments = z.object({
  input: z.unknown(),
  synchronous: z.boolean().nullish(),
  identifier: z
    .object({
      id: text,
      handle: text,
      customId: z.object({ namespace: text, key: z.string(), value: z.string() }).nullish(),
    })
    .nullish(),
})
export type ProductSetIdentifier = NonNullable<z.infer<typeof productSetArguments>['identifier']>

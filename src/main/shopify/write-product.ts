import { imageFileName } from '@shared/catalog/image-labels'
import { toMoneyText } from '@shared/catalog/money'
import type { ShopOption } from '@shared/catalog/product'
import type { NewProduct, NewVariant, ProductWrite, WriteOutcome } from '../engine/ports'
import type { AdminClient } from './admin-client'
import { AMS_ID, customId } from './ams-id'
import { type PictureTools, stagePictures, writeImages } from './images'
import {
  createProduct,
  createVariants,
  creationPoints,
  deleteVariants,
  type PictureInput,
  type ProductSetInput,
  updateProduct,
  updateVariants,
} from './operations'
import { send, toRefusals } from './send-write'
import type { Sending } from './sending'
import { setStock } from './set-stock'
import { writeOptions } from './write-options'

/** Sends one write through the mutation that fits it. Only what the write names is in the request. */
export async function writeProduct(
  client: AdminClient,
  write: ProductWrite,
  tools: PictureTools,
  {
    options = [],
    ...sending
  }: Sending & { readonly options?: readonly ShopOption[] | undefined } = {},
): Promise<WriteOutcome> {
  switch (write.kind) {
    case 'rename-option':
    case 'rename-values':
    case 'create-options':
    case 'delete-options':
    case 'reorder-options':
      return writeOptions(client, write, options, sending)
    case 'update-product':
      return send(
        client,
        updateProduct,
        toProductUpdate(write),
        write.productId,
        (data) => data.productUpdate.userErrors,
        sending,
      )
    case 'update-variants':
      return send(
        client,
        updateVariants,
        toVariantsUpdate(write),
        write.productId,
        (data) => data.productVariantsBulkUpdate.userErrors,
        sending,
      )
    case 'create-variants':
      return send(
        client,
        createVariants,
        toVariantsCreation(write),
        write.productId,
        (data) => data.productVariantsBulkCreate.userErrors,
        { ...sending, makesVariants: true },
      )
    case 'delete-variants':
      return send(
        client,
        deleteVariants,
        { productId: write.productId, variantsIds: [...write.variantIds] },
        write.productId,
        (data) => data.productVariantsBulkDelete.userErrors,
        sending,
      )
    case 'set-stock':
      return setStock(client, write, sending)
    case 'attach-images':
    case 'detach-images':
    case 'set-image-alts':
    case 'reorder-images':
    case 'set-variant-images':
      return writeImages(client, write, tools, sending)
    case 'create-product':
      return createOneProduct(client, write, tools)
  }
}

export function toProductUpdate(write: Extract<ProductWrite, { kind: 'update-product' }>) {
  return { product: { id: write.productId, ...write.changes } }
}

/** Stocked at the stock location from the start: elsewhere its count could be neither read nor set. */
function toVariantsCreation(write: Extract<ProductWrite, { kind: 'create-variants' }>) {
  const { stocked } = write
  return {
    productId: write.productId,
    variants: write.variants.map(({ sku, retailPrice, optionValues, tracked }) => ({
      ...(retailPrice === null ? {} : { price: toMoneyText(retailPrice) }),
      inventoryItem: { sku, ...(tracked ? { tracked } : {}) },
      ...(tracked && stocked
        ? {
            inventoryQuantities: [
              { locationId: stocked.locationId, availableQuantity: stocked.available },
            ],
          }
        : {}),
      optionValues: namedValues(write.optionNames, optionValues),
    })),
  }
}

export function toVariantsUpdate(write: Extract<ProductWrite, { kind: 'update-variants' }>) {
  return {
    productId: write.productId,
    variants: write.variants.map(({ variantId, sku, price, optionValues }) => ({
      id: variantId,
      ...(sku === undefined ? {} : { inventoryItem: { sku } }),
      ...(price === undefined ? {} : { price }),
      ...(optionValues === undefined
        ? {}
        : { optionValues: namedValues(write.optionNames, optionValues) }),
    })),
  }
}

async function createOneProduct(
  client: AdminClient,
  write: Extract<ProductWrite, { kind: 'create-product' }>,
  tools: PictureTools,
): Promise<WriteOutcome> {
  const staging = await stagePictures(client, write.product.images, tools)
  if (staging.kind === 'not-sent') return staging
  const { staged, failed } = staging
  // Without one of its pictures the product would not be what was decided.
  if (failed.length > 0) {
    const refusals = failed.map(({ picture, reason }) => ({
      message: `${imageFileName(picture.label)}: ${reason}`,
      variantIndex: null,
    }))
    return { kind: 'refused', requestId: '', refusals }
  }
  const sources = staged.map(({ source }) => source)
  const input = toProductSet(write.product, write.status, write.stocked, sources)
  const answer = await client.mutate(
    createProduct,
    {
      identifier: { customId: customId(write.product.id) },
      input,
    },
    { points: creationPoints(input), makesVariants: true },
  )
  if (answer.kind !== 'ok') return { ...answer }
  const { product: created, userErrors } = createProduct.data.parse(answer.data).productSet
  if (created) return { kind: 'done', requestId: answer.requestId, productId: created.id }
  return { kind: 'refused', requestId: answer.requestId, refusals: toRefusals(userErrors) }
}

/**
 * The request for a new product. AMS-only fields have no place in it. `sources`: where Shopify fetches each of its
 * pictures, in their order.
 */
export function toProductSet(
  ours: NewProduct,
  status: string,
  stocked: Extract<ProductWrite, { kind: 'create-product' }>['stocked'],
  sources: readonly string[],
): ProductSetInput {
  const files = ours.images.map(({ alt }, index) => toPicture(sources[index] ?? '', alt))
  const names = ours.optionNames.length === 0 ? ['Title'] : ours.optionNames
  const valuesOf = (variant: NewVariant): readonly string[] =>
    ours.optionNames.length === 0 ? ['Default Title'] : variant.optionValues
  return {
    title: ours.name,
    descriptionHtml: ours.descriptionHtml,
    vendor: ours.vendor,
    productType: ours.category,
    status,
    metafields: [{ ...AMS_ID, value: ours.id, type: 'id' }],
    productOptions: names.map((name, index) => ({
      name,
      position: index + 1,
      values: [...new Set(ours.variants.map((variant) => valuesOf(variant)[index] ?? ''))].map(
        (value) => ({ name: value }),
      ),
    })),
    ...(files.length === 0 ? {} : { files }),
    variants: ours.variants.map((variant) => ({
      sku: variant.sku,
      ...(variant.tracked ? countedFrom(stocked) : {}),
      ...(variant.retailPrice === null ? {} : { price: toMoneyText(variant.retailPrice) }),
      ...pictureOf(variant, ours, files),
      optionValues: namedValues(names, valuesOf(variant)),
    })),
  }
}

/** What Shopify does not count it sells without limit. The count itself follows by the queue of the stock. */
function countedFrom(stocked: Parameters<typeof toProductSet>[2]) {
  const inventoryItem = { tracked: true }
  if (stocked === null) return { inventoryItem }
  const { locationId, available: quantity } = stocked
  const atFirst = { locationId, name: 'available' as const, quantity }
  return { inventoryItem, inventoryQuantities: [atFirst] }
}

function toPicture(originalSource: string, alt: string): PictureInput {
  return { originalSource, alt, contentType: 'IMAGE' }
}

function pictureOf(
  { imageLabel }: NewVariant,
  { images }: NewProduct,
  files: readonly PictureInput[],
): { file?: PictureInput } {
  const file = files[images.findIndex(({ label }) => label === imageLabel)]
  return file ? { file } : {}
}

function namedValues(
  names: readonly string[],
  values: readonly string[],
): { optionName: string; name: string }[] {
  return names.map((optionName, index) => ({ optionName, name: values[index] ?? '' }))
}

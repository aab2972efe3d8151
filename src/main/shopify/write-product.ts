import { toMoneyText } from '@shared/catalog/money'
import type { NewProduct, NewVariant, ProductWrite, Refusal, WriteOutcome } from '../engine/ports'
import type { AdminClient, MutationAnswer, Sending } from './admin-client'
import { AMS_ID, customId } from './ams-id'
import {
  createProduct,
  createVariants,
  creationPoints,
  type Operation,
  optionIds,
  type ProductSetInput,
  renameOption,
  renameOptionValues,
  type UserErrors,
  updateProduct,
  updateVariants,
} from './operations'
import { setStock } from './set-stock'

/** Sends one write through the mutation that fits it. Only what the write names is in the request. */
export async function writeProduct(
  client: AdminClient,
  locationId: string | null,
  write: ProductWrite,
  sending: Sending = {},
): Promise<WriteOutcome> {
  switch (write.kind) {
    case 'rename-option':
      return renameOneOption(client, write, sending)
    case 'rename-values':
      return renameValues(client, write, sending)
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
        {
          productId: write.productId,
          variants: write.variants.map((variant) => ({
            ...(variant.retailPrice === null ? {} : { price: toMoneyText(variant.retailPrice) }),
            inventoryItem: { sku: variant.sku },
            optionValues: namedValues(write.optionNames, variant.optionValues),
          })),
        },
        write.productId,
        (data) => data.productVariantsBulkCreate.userErrors,
        sending,
      )
    case 'set-stock':
      return setStock(client, locationId, write, sending)
    case 'create-product':
      return createOneProduct(client, write)
  }
}

export function toProductUpdate(write: Extract<ProductWrite, { kind: 'update-product' }>) {
  return { product: { id: write.productId, ...write.changes } }
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

async function renameOneOption(
  client: AdminClient,
  { productId, from, to }: Extract<ProductWrite, { kind: 'rename-option' }>,
  sending: Sending,
): Promise<WriteOutcome> {
  const { product: found } = await client.query(
    optionIds,
    { id: productId },
    undefined,
    sending.from,
  )
  const option = found?.options.find(({ name }) => name === from)
  if (!option) {
    const message = `The product has no option called ${from} any more`
    return { kind: 'refused', requestId: '', refusals: [{ message, variantIndex: null }] }
  }
  return send(
    client,
    renameOption,
    { productId, option: { id: option.id, name: to } },
    productId,
    (data) => data.productOptionUpdate.userErrors,
    sending,
  )
}

async function renameValues(
  client: AdminClient,
  { productId, optionName, renames }: Extract<ProductWrite, { kind: 'rename-values' }>,
  sending: Sending,
): Promise<WriteOutcome> {
  const { product: found } = await client.query(
    optionIds,
    { id: productId },
    undefined,
    sending.from,
  )
  const option = found?.options.find(({ name }) => name === optionName)
  const ids = new Map(option?.optionValues.map(({ id, name }) => [name, id]))
  const gone = renames.find(({ from }) => !ids.has(from))
  if (!option || gone) {
    const message = `The option ${optionName} has no value ${gone?.from ?? ''} any more`
    return { kind: 'refused', requestId: '', refusals: [{ message, variantIndex: null }] }
  }
  return send(
    client,
    renameOptionValues,
    {
      productId,
      option: { id: option.id },
      values: renames.map(({ from, to }) => ({ id: ids.get(from) ?? '', name: to })),
    },
    productId,
    (data) => data.productOptionUpdate.userErrors,
    sending,
  )
}

async function createOneProduct(
  client: AdminClient,
  write: Extract<ProductWrite, { kind: 'create-product' }>,
): Promise<WriteOutcome> {
  const input = toProductSet(write.product, write.status)
  const answer = await client.mutate(
    createProduct,
    {
      identifier: { customId: customId(write.product.id) },
      input,
    },
    { points: creationPoints(input) },
  )
  if (answer.kind !== 'ok') return { ...answer }
  const { product: created, userErrors } = createProduct.data.parse(answer.data).productSet
  if (created) return { kind: 'done', requestId: answer.requestId, productId: created.id }
  return { kind: 'refused', requestId: answer.requestId, refusals: toRefusals(userErrors) }
}

/** The request for a new product. AMS-only fields have no place in it. */
export function toProductSet(ours: NewProduct, status: string): ProductSetInput {
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
    ...(ours.images.length === 0 ? {} : { files: ours.images.map(toPicture) }),
    variants: ours.variants.map((variant) => ({
      sku: variant.sku,
      ...(variant.retailPrice === null ? {} : { price: toMoneyText(variant.retailPrice) }),
      ...pictureOf(variant, ours),
      optionValues: namedValues(names, valuesOf(variant)),
    })),
  }
}

function toPicture({ url, alt }: NewProduct['images'][number]) {
  return { originalSource: url, alt, contentType: 'IMAGE' as const }
}

function pictureOf({ imageUrl }: NewVariant, { images }: NewProduct) {
  const image = images.find(({ url }) => url === imageUrl)
  return image ? { file: toPicture(image) } : {}
}

function namedValues(
  names: readonly string[],
  values: readonly string[],
): { optionName: string; name: string }[] {
  return names.map((optionName, index) => ({ optionName, name: values[index] ?? '' }))
}

async function send<V, D>(
  client: AdminClient,
  operation: Operation<V, D>,
  variables: V,
  productId: string,
  errorsOf: (data: D) => UserErrors,
  sending: Sending,
): Promise<WriteOutcome> {
  const answer: MutationAnswer = await client.mutate(operation, variables, sending)
  if (answer.kind !== 'ok') return answer
  const userErrors = errorsOf(operation.data.parse(answer.data))
  if (userErrors.length === 0) return { kind: 'done', requestId: answer.requestId, productId }
  return { kind: 'refused', requestId: answer.requestId, refusals: toRefusals(userErrors) }
}

/** `field` is a path of texts; an index into the variants stands second: `["variants", "1", "price"]`. */
export function toRefusals(userErrors: UserErrors): Refusal[] {
  if (userErrors.length === 0) {
    return [{ message: 'Shopify made nothing and gave no reason', variantIndex: null }]
  }
  return userErrors.map(({ field, message }) => {
    const index = field?.[0] === 'variants' ? Number(field[1]) : Number.NaN
    return { message, variantIndex: Number.isInteger(index) ? index : null }
  })
}

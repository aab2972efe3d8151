import type { ShopOption } from '@shared/catalog/product'
import { t } from '@shared/words/words'
import type { ProductWrite, WriteOutcome } from '../engine/ports'
import type { AdminClient } from './admin-client'
import {
  createOptions,
  deleteOptions,
  renameOption,
  renameOptionValues,
  reorderOptions,
} from './operations'
import { refusedUnsent, send } from './send-write'
import type { Sending } from './sending'

type Write<Kind extends ProductWrite['kind']> = Extract<ProductWrite, { kind: Kind }>
type OptionWrite = Write<
  'rename-option' | 'rename-values' | 'create-options' | 'delete-options' | 'reorder-options'
>

/**
 * Sends one change of a product's options, called by the ids with which `options` were read: nothing is
 * looked up between that read and the write. Ids of options, values and variants stay.
 */
export async function writeOptions(
  client: AdminClient,
  write: OptionWrite,
  options: readonly ShopOption[],
  sending: Sending,
): Promise<WriteOutcome> {
  const { productId } = write
  switch (write.kind) {
    case 'rename-option':
      return renameOneOption(client, write, options, sending)
    case 'rename-values':
      return renameValues(client, write, options, sending)
    case 'create-options':
      return send(
        client,
        createOptions,
        {
          productId,
          options: write.options.map(({ name, values }) => ({
            name,
            values: values.map((value) => ({ name: value })),
          })),
        },
        productId,
        (data) => data.productOptionsCreate.userErrors,
        sending,
      )
    case 'delete-options':
      return deleteNamed(client, write, options, sending)
    case 'reorder-options':
      return send(
        client,
        reorderOptions,
        { productId, options: write.names.map((name) => ({ name })) },
        productId,
        (data) => data.productOptionsReorder.userErrors,
        sending,
      )
  }
}

async function deleteNamed(
  client: AdminClient,
  { productId, names }: Write<'delete-options'>,
  options: readonly ShopOption[],
  sending: Sending,
): Promise<WriteOutcome> {
  const ids = new Map(options.map(({ id, name }) => [name, id]))
  const gone = names.find((name) => !ids.has(name))
  if (gone !== undefined) return refusedUnsent(t`The product has no option called ${gone} any more`)
  return send(
    client,
    deleteOptions,
    { productId, options: names.map((name) => ids.get(name) ?? '') },
    productId,
    (data) => data.productOptionsDelete.userErrors,
    sending,
  )
}

async function renameOneOption(
  client: AdminClient,
  { productId, from, to }: Write<'rename-option'>,
  options: readonly ShopOption[],
  sending: Sending,
): Promise<WriteOutcome> {
  const option = options.find(({ name }) => name === from)
  if (!option) return refusedUnsent(t`The product has no option called ${from} any more`)
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
  { productId, optionName, renames }: Write<'rename-values'>,
  options: readonly ShopOption[],
  sending: Sending,
): Promise<WriteOutcome> {
  const option = options.find(({ name }) => name === optionName)
  const ids = new Map(option?.values.map(({ id, name }) => [name, id]))
  const gone = renames.find(({ from }) => !ids.has(from))
  if (!option || gone) {
    return refusedUnsent(t`The option ${optionName} has no value ${gone?.from ?? ''} any more`)
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

import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import type { AdminClient } from './admin-client'
import { defineAmsId } from './operations'

/**
 * The metafield that carries AMS's product id. Its type `id` makes the value unique in the shop, so
 * that a product is created once even when an answer was lost
 * (shopify.dev/docs/apps/build/metafields/working-with-custom-ids).
 */
export const AMS_ID = { namespace: 'ams', key: 'product_id' } as const

export function customId(amsProductId: string) {
  return { ...AMS_ID, value: amsProductId }
}

/** Creates the definition; that the shop has it already (`TAKEN`) is just as good. */
export async function ensureAmsIdDefinition(client: AdminClient): Promise<void> {
  const answer = await client.mutate(defineAmsId, {
    definition: { ownerType: 'PRODUCT', ...AMS_ID, type: 'id', name: 'AMS product id' },
  })
  if (answer.kind !== 'ok') throw new ConcordError(answer.error)
  const { createdDefinition, userErrors } = defineAmsId.data.parse(
    answer.data,
  ).metafieldDefinitionCreate
  if (createdDefinition || userErrors.some(({ code }) => code === 'TAKEN')) return
  throw new ConcordError({
    code: 'store-rejected',
    message: t`Shopify did not accept the field that carries the AMS id: ${userErrors[0]?.message ?? ''}. Nothing was created.`,
    nextStep: t`Check the metafield definitions of products in the Shopify admin.`,
    retryable: false,
  })
}

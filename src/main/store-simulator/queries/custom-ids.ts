import { codedError } from '../schema/errors'
import { CUSTOM_ID_TYPE } from '../state/custom-id-index'
import type { ProductRecord, VariantRecord } from '../state/records'
import type { StoreState } from '../state/store-state'
import { resolveNamespace } from './metafields'

/** A unique metafield value that names a product or a variant. A missing namespace is the app's own. */
export type CustomId = {
  readonly namespace?: string | null | undefined
  readonly key: string
  readonly value: string
}

/**
 * The product with this custom id, or `null`. Throws `NOT_FOUND` when no definition of type `id` exists for
 * the key (shopify.dev/docs/apps/build/metafields/working-with-custom-ids).
 */
export function findByCustomId(store: StoreState, customId: CustomId): ProductRecord | null {
  const namespace = definedNamespace(store, customId, 'PRODUCT')
  return store.customIds.find(namespace, customId.key, customId.value) ?? null
}

/** The same for variants. */
export function findVariantByCustomId(store: StoreState, customId: CustomId): VariantRecord | null {
  const namespace = definedNamespace(store, customId, 'PRODUCTVARIANT')
  return store.variantCustomIds.find(namespace, customId.key, customId.value) ?? null
}

function definedNamespace(store: StoreState, customId: CustomId, ownerType: string): string {
  const namespace = resolveNamespace(customId.namespace)
  const isDefined = store.definitions.some(
    (definition) =>
      definition.ownerType === ownerType &&
      definition.namespace === namespace &&
      definition.key === customId.key &&
      definition.type === CUSTOM_ID_TYPE,
  )
  if (isDefined) return namespace
  const message = "Metafield definition of type 'id' is required when using custom ids."
  throw codedError(message, 'NOT_FOUND')
}

import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { Metafield, resolveNamespace } from '../../queries/metafields'
import { invalidId } from '../../schema/errors'
import { parseGid } from '../../schema/gid'
import { ProductRecord, type VariantRecord } from '../../state/records'
import type { StoreState } from '../../state/store-state'
import { type UserError, userError } from '../user-error'
import { metafieldRecord, ownerTypeOf, takenValue } from './metafields'

const MAX_ITEMS = 25

const setArguments = z.object({
  metafields: z.array(
    z.object({
      ownerId: z.string(),
      namespace: z.string().nullish(),
      key: z.string(),
      type: z.string().nullish(),
      value: z.string(),
      compareDigest: z.string().nullish(),
    }),
  ),
})
type Input = z.infer<typeof setArguments>['metafields'][number]
type Owner = ProductRecord | VariantRecord | 'SHOP'

type Payload = {
  readonly metafields: readonly Metafield[] | null
  readonly userErrors: readonly UserError[]
}

/** `metafieldsSet`: up to 25 values of products, variants and the shop, all or none. */
export function metafieldsSet(call: FieldCall, context: RequestContext): Payload {
  const { store } = context
  const { metafields: inputs } = setArguments.parse(call.args)
  if (inputs.length > MAX_ITEMS) {
    const message = `Exceeded the maximum metafields input limit of ${MAX_ITEMS}.`
    const error = userError(['metafields'], message, 'LESS_THAN_OR_EQUAL_TO')
    return { metafields: null, userErrors: [error] }
  }
  const userErrors = inputs.flatMap((input, index) => check(store, input, index))
  if (userErrors.length > 0) return { metafields: null, userErrors }
  const metafields = inputs.flatMap((input) => write(store, input) ?? [])
  const changed = inputs.map(({ ownerId }) => ownerId)
  context.effects.push({ mutation: 'metafieldsSet', changed: [...new Set(changed)] })
  return { metafields, userErrors }
}

function ownerOf(store: StoreState, gid: string): Owner | null {
  const parts = parseGid(gid)
  switch (parts?.type) {
    case 'Product':
      return store.products.get(parts.id) ?? null
    case 'ProductVariant':
      return store.variants.get(parts.id) ?? null
    case 'Shop':
      return parts.id === store.shop.id ? 'SHOP' : null
    default:
      throw invalidId(gid)
  }
}

function check(store: StoreState, input: Input, index: number): UserError[] {
  const at = (name: string): string[] => ['metafields', String(index), name]
  const owner = ownerOf(store, input.ownerId)
  if (owner === null) return [userError(at('ownerId'), 'Owner does not exist.', 'INVALID')]
  if (input.key.length < 2) {
    return [userError(at('key'), 'is too short (minimum is 2 characters)', 'TOO_SHORT')]
  }
  if (input.value === '') return [userError(at('value'), "can't be blank", 'BLANK')]
  const namespace = resolveNamespace(input.namespace)
  const ownerType = owner === 'SHOP' ? 'SHOP' : ownerTypeOf(owner)
  const isTyped = store.definitions.some(
    (entry) =>
      entry.ownerType === ownerType && entry.namespace === namespace && entry.key === input.key,
  )
  if (!isTyped && input.type == null) {
    return [userError(at('type'), "can't be blank", 'BLANK')]
  }
  if (owner === 'SHOP' || !takenValue(store, owner, namespace, input.key, input.value)) return []
  return [userError(at('value'), 'Value must be unique.', 'CAPABILITY_VIOLATION')]
}

function write(store: StoreState, input: Input): Metafield | null {
  const owner = ownerOf(store, input.ownerId)
  if (owner === null) return null
  const namespace = resolveNamespace(input.namespace)
  const before = owner === 'SHOP' ? store.shopMetafields : owner.metafields
  const existing = before.find((field) => field.namespace === namespace && field.key === input.key)
  const ownerType = owner === 'SHOP' ? 'SHOP' : ownerTypeOf(owner)
  const record = metafieldRecord(store, ownerType, existing, { ...input, namespace })
  const after = [...before.filter((field) => field !== existing), record]
  if (owner === 'SHOP') {
    store.shopMetafields = after
    store.touchShop()
  } else {
    store.setMetafields(owner, after)
    if (owner instanceof ProductRecord) store.touch(owner)
    else store.touchVariant(owner)
  }
  return new Metafield(record, ownerType)
}

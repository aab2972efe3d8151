import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { resolveNamespace } from '../../queries/metafields'
import { parseGid } from '../../schema/gid'
import type { StoreState } from '../../state/store-state'
import type { UserError } from '../user-error'

const identifier = z.object({ ownerId: z.string(), namespace: z.string(), key: z.string() })
const deleteArguments = z.object({ metafields: z.array(identifier) })
type Identifier = z.infer<typeof identifier>

type Payload = {
  readonly deletedMetafields: readonly (Identifier | null)[]
  readonly userErrors: readonly UserError[]
}

/** `metafieldsDelete`: what isn't there answers `null` at its place. */
export function metafieldsDelete(call: FieldCall, context: RequestContext): Payload {
  const { metafields } = deleteArguments.parse(call.args)
  const deletedMetafields = metafields.map((entry) => (remove(context.store, entry) ? entry : null))
  const changed = deletedMetafields.flatMap((entry) => entry?.ownerId ?? [])
  if (changed.length > 0) context.effects.push({ mutation: 'metafieldsDelete', changed })
  return { deletedMetafields, userErrors: [] }
}

function remove(store: StoreState, { ownerId, namespace, key }: Identifier): boolean {
  const parts = parseGid(ownerId)
  const wanted = resolveNamespace(namespace)
  const isMeant = (field: { namespace: string; key: string }): boolean =>
    field.namespace === wanted && field.key === key
  if (parts?.type === 'Shop') {
    if (!store.shopMetafields.some(isMeant)) return false
    store.shopMetafields = store.shopMetafields.filter((field) => !isMeant(field))
    store.touchShop()
    return true
  }
  const id = parts?.id ?? 0
  const product = parts?.type === 'Product' ? store.products.get(id) : undefined
  const variant = parts?.type === 'ProductVariant' ? store.variants.get(id) : undefined
  const owner = product ?? variant
  if (owner === undefined || !owner.metafields.some(isMeant)) return false
  store.setMetafields(
    owner,
    owner.metafields.filter((field) => !isMeant(field)),
  )
  if (product !== undefined) store.touch(product)
  if (variant !== undefined) store.touchVariant(variant)
  return true
}

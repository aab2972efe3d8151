import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { productGid } from '../../queries/lookup'
import { invalidId, notImplemented } from '../../schema/errors'
import { parseGid } from '../../schema/gid'
import type { ProductRecord } from '../../state/records'
import { normaliseTags } from '../../state/tags'
import { type UserError, userError } from '../user-error'

const tagsArguments = z.object({ id: z.string(), tags: z.array(z.string()) })

type Payload = { readonly node: ProductRecord | null; readonly userErrors: UserError[] }

/** `tagsAdd`: the tags beside those the product has. */
export function tagsAdd(call: FieldCall, context: RequestContext): Payload {
  return change(call, context, 'tagsAdd', (own, given) => normaliseTags([...own, ...given]))
}

/** `tagsRemove`: case is ignored. */
export function tagsRemove(call: FieldCall, context: RequestContext): Payload {
  return change(call, context, 'tagsRemove', (own, given) => {
    const gone = new Set(normaliseTags(given).map((tag) => tag.toLowerCase()))
    return own.filter((tag) => !gone.has(tag.toLowerCase()))
  })
}

function change(
  call: FieldCall,
  { store, effects }: RequestContext,
  mutation: string,
  next: (own: readonly string[], given: readonly string[]) => readonly string[],
): Payload {
  const { id, tags } = tagsArguments.parse(call.args)
  const parts = parseGid(id)
  if (parts === null) throw invalidId(id)
  if (parts.type !== 'Product') throw notImplemented(`Mutation.${mutation} for ${parts.type}`)
  const product = store.products.get(parts.id)
  if (product === undefined) {
    return { node: null, userErrors: [userError(['id'], 'Product does not exist')] }
  }
  const after = next(product.tags, tags)
  if (after.join() !== product.tags.join()) {
    product.tags = after
    store.touch(product)
    effects.push({ mutation, changed: [productGid(product)] })
  }
  return { node: product, userErrors: [] }
}

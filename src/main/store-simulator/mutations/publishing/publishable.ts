import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { findProduct, productGid } from '../../queries/lookup'
import { findPublication } from '../../queries/publications'
import { shopAnswer } from '../../queries/shop'
import type { ProductRecord } from '../../state/records'
import { type UserError, userError } from '../user-error'

const publishArguments = z.object({
  id: z.string(),
  input: z.array(z.object({ publicationId: z.string().nullish() })),
})

type Payload = {
  readonly publishable: ProductRecord | null
  readonly shop: Record<string, unknown>
  readonly userErrors: UserError[]
}

/** `publishablePublish`: an active product is on no channel before. Repeating changes nothing. */
export function publishablePublish(call: FieldCall, context: RequestContext): Payload {
  const { store } = context
  return change(call, context, 'publishablePublish', (product, ids) => {
    const own = new Set(product.publications.map(({ id }) => id))
    const added = ids.filter((id) => !own.has(id)).map((id) => ({ id, since: store.now() }))
    return [...product.publications, ...added]
  })
}

export function publishableUnpublish(call: FieldCall, context: RequestContext): Payload {
  return change(call, context, 'publishableUnpublish', (product, ids) =>
    product.publications.filter(({ id }) => !ids.includes(id)),
  )
}

function change(
  call: FieldCall,
  context: RequestContext,
  mutation: string,
  next: (product: ProductRecord, ids: number[]) => ProductRecord['publications'],
): Payload {
  const { store, effects } = context
  const { id, input } = publishArguments.parse(call.args)
  const shop = shopAnswer(context)
  const product = findProduct(store, id)
  if (product === null) {
    const error = userError(['id'], 'Resource does not exist')
    return { publishable: null, shop, userErrors: [error] }
  }
  const userErrors: UserError[] = []
  const ids = input.flatMap(({ publicationId }, index) => {
    const publication = publicationId == null ? null : findPublication(store, publicationId)
    if (publication !== null) return [publication.record.id]
    const path = ['input', String(index), 'publicationId']
    userErrors.push(userError(path, 'Publication does not exist or is not publishable'))
    return []
  })
  if (userErrors.length > 0) return { publishable: product, shop, userErrors }
  const after = next(product, ids)
  if (after.length !== product.publications.length) {
    product.publications = after
    store.touch(product)
    effects.push({ mutation, changed: [productGid(product)] })
  }
  return { publishable: product, shop, userErrors }
}

import { z } from 'zod'
import type { Effect } from '../../endpoint/effect'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import type { JobRecord } from '../../jobs/jobs'
import { findProduct, productGid } from '../../queries/lookup'
import { mediaGid } from '../../queries/media'
import { toGid } from '../../schema/gid'
import type { ProductRecord } from '../../state/records'
import { type UserError, userError } from '../user-error'
import { withoutCode } from './new-media'

const reorderArguments = z.object({
  id: z.string(),
  moves: z.array(
    z.object({ id: z.string(), newPosition: z.union([z.string(), z.number()]).transform(Number) }),
  ),
})
type Moves = z.infer<typeof reorderArguments>['moves']

type Payload = {
  readonly job: JobRecord | null
  readonly mediaUserErrors: UserError[]
  readonly userErrors: UserError[]
}

/** `productReorderMedia`: moves one after another, later; positions count from 0, unknown media are ignored. */
export function productReorderMedia(call: FieldCall, context: RequestContext): Payload {
  const { store, jobs } = context
  const { id, moves } = reorderArguments.parse(call.args)
  const product = findProduct(store, id)
  if (product === null) {
    const error = userError(['id'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST')
    return { job: null, mediaUserErrors: [error], userErrors: [withoutCode(error)] }
  }
  const work = (): Effect[] => reorder(context, product, moves)
  if (context.isBulkLine) context.effects.push(...work())
  const job = jobs.startJob(toGid('Job', store.nextId()), context.isBulkLine ? () => [] : work)
  return { job, mediaUserErrors: [], userErrors: [] }
}

function reorder({ store }: RequestContext, product: ProductRecord, moves: Moves): Effect[] {
  const media = [...product.media]
  for (const { id, newPosition } of moves) {
    const from = media.findIndex((record) => mediaGid(record) === id)
    if (from !== -1) media.splice(newPosition, 0, ...media.splice(from, 1))
  }
  if (media.every((record, index) => record === product.media[index])) return []
  product.media = media
  store.touch(product)
  return [{ mutation: 'productReorderMedia', changed: [productGid(product)] }]
}

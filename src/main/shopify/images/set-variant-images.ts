import { toAppError } from '@shared/contract/app-error'
import { inGroups } from '@shared/in-groups'
import { t } from '@shared/words/words'
import type { ProductWrite, Refusal, WriteOutcome } from '../../engine/ports'
import type { AdminClient } from '../admin-client'
import { variantPictures } from '../operations'
import type { Sending } from '../sending'
import { type Pair, sendPairs } from './send-pairs'

/** As many as one call takes (productVariantAppendMedia, Admin API). */
const PAIRS_AT_ONCE = 100
/** Ids that one read by ids takes. */
const IDS_AT_ONCE = 250

/** A variant whose picture is not the wanted one. */
type Change = {
  readonly index: number
  readonly variantId: string
  readonly current: string | null
  readonly wanted: string | null
}

/**
 * Shows a picture of the product, or none, for each variant. Shopify takes no second one: a variant that has one
 * loses it first, and gets it back when it is refused the other.
 */
export async function setVariantImages(
  client: AdminClient,
  { productId, variants }: Extract<ProductWrite, { kind: 'set-variant-images' }>,
  sending: Sending,
): Promise<WriteOutcome> {
  let current: ReadonlyMap<string, string | null>
  try {
    current = await readCurrent(
      client,
      variants.map(({ variantId }) => variantId),
    )
  } catch (thrown) {
    return { kind: 'not-sent', error: toAppError(thrown), requestId: '' }
  }
  const refusals: Refusal[] = []
  const changes: Change[] = []
  for (const [index, { variantId, mediaId }] of variants.entries()) {
    const has = current.get(variantId)
    if (has === undefined) refusals.push({ message: NO_VARIANT, variantIndex: index })
    else if (has !== mediaId) changes.push({ index, variantId, current: has, wanted: mediaId })
  }
  const requests = new Requests(client, productId, sending)
  for (const piece of inGroups(changes, PAIRS_AT_ONCE)) {
    const failed = await change(requests, piece, refusals)
    if (failed) return failed
  }
  const { requestId } = requests
  if (refusals.length > 0) return { kind: 'refused', requestId, refusals }
  return { kind: 'done', requestId, productId }
}

const NO_VARIANT = t`Shopify has this variant no more`

async function readCurrent(
  client: AdminClient,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const current = new Map<string, string | null>()
  for (const piece of inGroups(ids, IDS_AT_ONCE)) {
    const { nodes } = await client.query(variantPictures, { ids: piece })
    for (const node of nodes) {
      if (node !== null) current.set(node.id, node.media.nodes[0]?.id ?? null)
    }
  }
  return current
}

/** Null: it was answered; what was refused is among `refusals`. */
async function change(
  requests: Requests,
  changes: readonly Change[],
  refusals: Refusal[],
): Promise<WriteOutcome | null> {
  const detached = await requests.send(
    'detach',
    changes.flatMap(({ index, variantId, current }) =>
      current === null ? [] : [{ index, variantId, mediaId: current }],
    ),
  )
  if (detached.failed) return detached.failed
  refusals.push(...detached.refusals)
  const stuck = new Set(detached.refusals.map(({ variantIndex }) => variantIndex))
  const open = changes.filter(({ index }) => !stuck.has(index))
  const attached = await requests.send(
    'append',
    open.flatMap(({ index, variantId, wanted }) =>
      wanted === null ? [] : [{ index, variantId, mediaId: wanted }],
    ),
  )
  if (attached.failed) return attached.failed
  refusals.push(...attached.refusals)
  const bare = new Set(attached.refusals.map(({ variantIndex }) => variantIndex))
  const back = await requests.send(
    'append',
    open.flatMap(({ index, variantId, current }) =>
      current === null || !bare.has(index) ? [] : [{ index, variantId, mediaId: current }],
    ),
  )
  return back.failed
}

/** The requests of one write: the first one by its terms; those that follow finish what it began. */
class Requests {
  readonly #client: AdminClient
  readonly #productId: string
  readonly #sending: Sending
  requestId = ''
  #hasBegun = false

  constructor(client: AdminClient, productId: string, sending: Sending) {
    this.#client = client
    this.#productId = productId
    this.#sending = sending
  }

  async send(
    kind: 'append' | 'detach',
    pairs: readonly Pair[],
  ): Promise<{ readonly failed: WriteOutcome | null; readonly refusals: readonly Refusal[] }> {
    if (pairs.length === 0) return { failed: null, refusals: [] }
    const sending = this.#hasBegun ? { from: this.#sending.from } : this.#sending
    const sent = await sendPairs(this.#client, kind, this.#productId, pairs, sending)
    if (sent.kind === 'answered') {
      this.requestId = sent.requestId
      this.#hasBegun = true
      return { failed: null, refusals: sent.refusals }
    }
    // A part of the write is there already, so its outcome has to be read.
    if (this.#hasBegun && sent.kind === 'not-sent') {
      return { failed: { ...sent, kind: 'unknown' }, refusals: [] }
    }
    return { failed: sent, refusals: [] }
  }
}

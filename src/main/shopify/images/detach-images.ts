import { toAppError } from '@shared/contract/app-error'
import type { ProductWrite, Refusal, WriteOutcome } from '../../engine/ports'
import type { AdminClient } from '../admin-client'
import { type MediaStateData, mediaStates } from '../operations'
import type { Sending } from '../sending'
import { removeFiles } from './remove-files'
import { type FileRow, STILL_WORKED_ON, sendFiles } from './update-files'

/**
 * Takes pictures off a product; their files stay. One that is not ready would have the whole request refused: a
 * failed one is deleted, one that Shopify still works on is refused alone. One that is gone is off the product.
 */
export async function detachImages(
  client: AdminClient,
  { productId, mediaIds }: Extract<ProductWrite, { kind: 'detach-images' }>,
  sending: Sending,
): Promise<WriteOutcome> {
  let states: ReadonlyMap<string, MediaStateData['status']>
  try {
    states = await readStates(client, mediaIds)
  } catch (thrown) {
    return { kind: 'not-sent', error: toAppError(thrown), requestId: '' }
  }
  const rows: FileRow[] = []
  const refusals: Refusal[] = []
  const failed: string[] = []
  for (const [index, id] of mediaIds.entries()) {
    const status = states.get(id)
    if (status === 'READY') rows.push({ index, file: { id, referencesToRemove: [productId] } })
    else if (status === 'FAILED') failed.push(id)
    else if (status !== undefined) refusals.push({ message: STILL_WORKED_ON, variantIndex: index })
  }
  const outcome = await sendFiles(client, productId, rows, refusals, sending)
  const isAnswered = outcome.kind === 'done' || outcome.kind === 'refused'
  if (!isAnswered || failed.length === 0) return outcome
  const removed = await removeFiles(client, failed, rows.length > 0 ? {} : sending)
  if (removed.kind === 'done') return outcome
  if (removed.kind === 'too-late') return { kind: 'too-late', requestId: '' }
  if (removed.kind !== 'refused') {
    // What was sent before it may be there already.
    const kind = rows.length > 0 ? 'unknown' : removed.kind
    return { kind, error: removed.error, requestId: removed.requestId }
  }
  const more = failed.map((id) => ({
    message: removed.message,
    variantIndex: mediaIds.indexOf(id),
  }))
  const earlier = outcome.kind === 'refused' ? outcome.refusals : []
  return { kind: 'refused', requestId: removed.requestId, refusals: [...earlier, ...more] }
}

async function readStates(
  client: AdminClient,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MediaStateData['status']>> {
  const { nodes } = await client.query(mediaStates, { ids })
  return new Map(nodes.flatMap((node) => (node === null ? [] : [[node.id, node.status] as const])))
}

import { type AppError, toAppError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import type { ProductWrite, WriteOutcome } from '../../engine/ports'
import type { AdminClient } from '../admin-client'
import { jobState, reorderMedia } from '../operations'
import { toRefusals } from '../send-write'
import type { Sending } from '../sending'
import type { PictureTools } from './picture-tools'

const POLL_MS = 1000
const POLLS = 60

/**
 * Moves pictures and waits until Shopify has carried it out, for up to a minute. After that, or when it can't be
 * read, the outcome is unknown: the order has to be read back.
 */
export async function reorderImages(
  client: AdminClient,
  { productId, moves }: Extract<ProductWrite, { kind: 'reorder-images' }>,
  { scheduler }: PictureTools,
  sending: Sending,
): Promise<WriteOutcome> {
  const answer = await client.mutate(
    reorderMedia,
    {
      id: productId,
      moves: moves.map(({ mediaId, position }) => ({ id: mediaId, newPosition: String(position) })),
    },
    sending,
  )
  if (answer.kind !== 'ok') return answer
  const { requestId } = answer
  const { job, mediaUserErrors } = reorderMedia.data.parse(answer.data).productReorderMedia
  if (mediaUserErrors.length > 0) {
    return { kind: 'refused', requestId, refusals: toRefusals(mediaUserErrors) }
  }
  const done: WriteOutcome = { kind: 'done', requestId, productId }
  if (job === null || job.done) return done
  try {
    for (let poll = 0; poll < POLLS; poll++) {
      await scheduler.wait(POLL_MS)
      const state = (await client.query(jobState, { id: job.id })).job
      if (state === null || state.done) return done
    }
  } catch (thrown) {
    return { kind: 'unknown', error: toAppError(thrown), requestId }
  }
  return { kind: 'unknown', error: takesLong(), requestId }
}

function takesLong(): AppError {
  return {
    code: 'store-error',
    message: t`Shopify still works on the new order of the pictures.`,
    nextStep: t`The product is read again before anything else is sent.`,
    retryable: true,
  }
}

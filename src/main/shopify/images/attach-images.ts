import { type AppError, toAppError } from '@shared/contract/app-error'
import { inGroups } from '@shared/in-groups'
import { t } from '@shared/words/words'
import type { AttachedPictures, NewPicture, ProductWrite, WriteOutcome } from '../../engine/ports'
import type { AdminClient } from '../admin-client'
import { attachImages, mediaIds } from '../operations'
import { refusedUnsent, toRefusals } from '../send-write'
import type { Sending } from '../sending'
import { awaitMedia } from './await-media'
import { failureReason } from './media-failure'
import type { PictureTools } from './picture-tools'
import { removeFiles } from './remove-files'
import { type FailedPicture, type StagedPicture, stagePictures } from './stage-pictures'

/** So many in one request, so that its answer comes in time. */
const PICTURES_AT_ONCE = 10

type Made = { readonly picture: NewPicture; readonly mediaId: string }

/** How one request ended. */
type Attached = {
  readonly outcome: WriteOutcome
  readonly made: readonly Made[]
  readonly failed: readonly FailedPicture[]
}

/**
 * Appends pictures to a product and waits until they are ready. An append overwrites nothing, so the time that
 * uploads take since the product was read does not matter: it goes without `notAfter`.
 */
export async function appendPictures(
  client: AdminClient,
  { productId, images }: Extract<ProductWrite, { kind: 'attach-images' }>,
  tools: PictureTools,
  sending: Pick<Sending, 'from'>,
): Promise<WriteOutcome> {
  const made: Made[] = []
  const failed: FailedPicture[] = []
  let outcome: WriteOutcome = { kind: 'done', requestId: '', productId }
  for (const piece of inGroups(images, PICTURES_AT_ONCE)) {
    const attached = await attachPiece(client, productId, piece, tools, sending)
    made.push(...attached.made)
    failed.push(...attached.failed)
    outcome = attached.outcome
    if (outcome.kind !== 'done') break
  }
  const ended = await settle(client, made, tools)
  const attached: AttachedPictures = {
    made: ended.made.map(({ picture, mediaId }) => ({ label: picture.label, mediaId })),
    failed: [...failed, ...ended.failed].map(({ picture, reason }) => ({
      label: picture.label,
      reason,
    })),
  }
  if (outcome.kind !== 'done' && attached.made.length + attached.failed.length === 0) return outcome
  return { ...outcome, attached }
}

async function attachPiece(
  client: AdminClient,
  productId: string,
  pictures: readonly NewPicture[],
  tools: PictureTools,
  sending: Pick<Sending, 'from'>,
): Promise<Attached> {
  const staging = await stagePictures(client, pictures, tools)
  if (staging.kind === 'not-sent') return { outcome: staging, made: [], failed: [] }
  const failed = [...staging.failed]
  let left = staging.staged
  while (left.length > 0) {
    const sent = await sendOnce(client, productId, left, sending)
    if (!('refusedRows' in sent)) return { ...sent, failed }
    // One of them refuses all, so the others go once more without it.
    const { refusedRows } = sent
    for (const [index, reason] of refusedRows) {
      const refused = left[index]
      if (refused) failed.push({ picture: refused.picture, reason })
    }
    left = left.filter((_, index) => !refusedRows.has(index))
  }
  return { outcome: { kind: 'done', requestId: '', productId }, made: [], failed }
}

type Once =
  | Pick<Attached, 'outcome' | 'made'>
  /** Nothing was changed, for reasons that concern single pictures, at least one. */
  | { readonly refusedRows: ReadonlyMap<number, string> }

async function sendOnce(
  client: AdminClient,
  productId: string,
  staged: readonly StagedPicture[],
  { from }: Pick<Sending, 'from'>,
): Promise<Once> {
  let before: Awaited<ReturnType<typeof readIds>>
  try {
    before = await readIds(client, productId)
  } catch (thrown) {
    return { outcome: { kind: 'not-sent', error: toAppError(thrown), requestId: '' }, made: [] }
  }
  if (before === null)
    return { outcome: refusedUnsent(t`Shopify has this product no more`), made: [] }
  const answer = await client.mutate(
    attachImages,
    {
      product: { id: productId },
      media: staged.map(({ picture, source }) => ({
        originalSource: source,
        alt: picture.alt,
        mediaContentType: 'IMAGE',
      })),
    },
    { from },
  )
  if (answer.kind !== 'ok') return { outcome: answer, made: [] }
  const { requestId } = answer
  const parsed = attachImages.data.safeParse(answer.data)
  if (!parsed.success) return { outcome: unclear(requestId), made: [] }
  const { product, userErrors } = parsed.data.productUpdate
  if (userErrors.length > 0) {
    const refusedRows = rowsOf(userErrors, staged.length)
    if (refusedRows !== null) return { refusedRows }
    return { outcome: { kind: 'refused', requestId, refusals: toRefusals(userErrors) }, made: [] }
  }
  // Ours stand last; what is new before them came from somebody else between the two requests.
  const fresh = product?.media.nodes.filter(({ id }) => !before.has(id)).slice(-staged.length) ?? []
  if (fresh.length < staged.length) return { outcome: unclear(requestId), made: [] }
  const made = staged.flatMap(({ picture }, index) => {
    const mediaId = fresh[index]?.id
    return mediaId === undefined ? [] : [{ picture, mediaId }]
  })
  return { outcome: { kind: 'done', requestId, productId }, made }
}

async function readIds(
  client: AdminClient,
  productId: string,
): Promise<ReadonlySet<string> | null> {
  const { product } = await client.query(mediaIds, { id: productId })
  return product && new Set(product.media.nodes.map(({ id }) => id))
}

/** `["media", "1", "originalSource"]` names the second picture; null where an error names none. */
function rowsOf(
  userErrors: readonly { readonly field: readonly string[] | null; readonly message: string }[],
  rows: number,
): ReadonlyMap<number, string> | null {
  const found = new Map<number, string>()
  for (const { field, message } of userErrors) {
    const index = field?.[0] === 'media' ? Number(field[1]) : Number.NaN
    if (!Number.isInteger(index) || index < 0 || index >= rows) return null
    found.set(index, message)
  }
  return found
}

/** It took effect, but not in a shape that tells which pictures were made. */
function unclear(requestId: string): WriteOutcome {
  const error: AppError = {
    code: 'store-unexpected-answer',
    message: t`Shopify did not say which pictures it made.`,
    nextStep: t`The product is read again before anything else is sent.`,
    retryable: true,
  }
  return { kind: 'unknown', error, requestId }
}

/** Waits for what was made; what no picture came of is taken away again. */
async function settle(
  client: AdminClient,
  made: readonly Made[],
  tools: PictureTools,
): Promise<Pick<Attached, 'made' | 'failed'>> {
  const ends = await awaitMedia(
    client,
    made.map(({ mediaId }) => mediaId),
    tools,
  )
  const stay: Made[] = []
  const failed: FailedPicture[] = []
  for (const one of made) {
    const { picture, mediaId } = one
    const errors = ends.failed.get(mediaId)
    if (errors !== undefined) {
      const removed = await removeFiles(client, [mediaId], {})
      const reason = failureReason(errors)
      failed.push({ picture, reason: removed.kind === 'done' ? reason : `${reason} ${STAYED}` })
    } else if (ends.gone.has(mediaId)) {
      failed.push({ picture, reason: t`Somebody removed it in Shopify right after it was added.` })
    } else {
      stay.push(one)
      if (ends.open.has(mediaId)) failed.push({ picture, reason: openReason(ends.error) })
    }
  }
  return { made: stay, failed }
}

const STAYED = t`What is left of it could not be taken away: delete it from the product in Shopify.`

function openReason(error: AppError | null): string {
  if (error === null) {
    return t`Shopify still works on it. It is on the product and shows up when Shopify is done; nothing has to be sent again.`
  }
  return t`It is on the product, but whether Shopify could read it is not known: ${error.message}`
}

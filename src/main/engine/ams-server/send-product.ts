import { productContentSchema } from '@shared/ams-http/contract'
import type { AmsProduct } from '@shared/catalog/product'
import { t } from '@shared/words/words'
import { type AmsAttempt, AmsFailure, isoNow, type ServedAmsProduct } from '../ports'
import { type Pending, pendingIn } from './pending'
import { carryOut, type Sending, settle } from './sending'

/** Somebody else who writes all the time must not keep one product going for ever. */
const MOST_ROUNDS = 5

/**
 * Sends what waits of one product: content, then stock; or that it is gone. What somebody else wrote meanwhile is merged first. Throws
 * the `AmsFailure` of what concerns more than this product.
 */
export async function sendProduct(
  parts: Sending,
  productId: string,
  signal: AbortSignal,
): Promise<void> {
  const { amsServer } = parts.store
  for (let round = 0; round < MOST_ROUNDS; round++) {
    signal.throwIfAborted()
    const pending = pendingIn(parts.store, productId)
    if (pending.kind === 'nothing') amsServer.notWaiting(productId)
    if (pending.kind === 'held') amsServer.hold(productId)
    if (pending.kind === 'nothing' || pending.kind === 'held') return
    const attempt = toAttempt(parts, productId, amsServer.served(productId), pending)
    if (amsServer.refusedBody(productId) === attempt.body) return amsServer.hold(productId)
    if (!(await isSent(parts, attempt, signal))) return
  }
}

function toAttempt(
  { environment: { chance } }: Sending,
  productId: string,
  served: ServedAmsProduct | null,
  pending: Extract<Pending, { kind: 'content' | 'stock' | 'removal' }>,
): AmsAttempt {
  const common = { key: chance.uuid(), productId, after: pending.after }
  const expected = served?.version ?? null
  if (pending.kind === 'removal') return { ...common, kind: 'removal', expected, body: '' }
  if (pending.kind === 'content') {
    return { ...common, kind: 'content', expected, body: JSON.stringify(pending.content) }
  }
  const movement = { productId, rows: pending.rows, reason: t`Changed in Concord` }
  return { ...common, kind: 'stock', expected: null, body: JSON.stringify(movement) }
}

/** Whether something may be left to send: it was carried out, or somebody else was faster. */
async function isSent(parts: Sending, attempt: AmsAttempt, signal: AbortSignal): Promise<boolean> {
  const { environment, store } = parts
  const refuse = (error: AmsFailure['error']): false => {
    const refusedAt = isoNow(environment.clock)
    store.amsServer.refuse({ productId: attempt.productId, error, refusedAt }, attempt.body)
    store.amsServer.hold(attempt.productId)
    return false
  }
  const problem = attempt.kind === 'content' ? problemOf(attempt.body) : null
  if (problem !== null) return refuse(unfit(problem).error)
  try {
    if (attempt.kind === 'content') await sendPictures(parts, attempt.after, signal)
    store.amsServer.claim(attempt, isoNow(environment.clock))
    await carryOut(parts, attempt, signal)
    return true
  } catch (thrown) {
    if (!(thrown instanceof AmsFailure)) throw thrown
    if (thrown.isAboutRequest) {
      settle(parts, attempt, 'refused')
      return refuse(thrown.error)
    }
    if (thrown.effect === 'none') settle(parts, attempt, 'not-sent')
    throw thrown
  }
}

async function sendPictures(
  { server, imageBytes }: Sending,
  { images }: AmsProduct,
  signal: AbortSignal,
): Promise<void> {
  for (const { url, sha256, file } of images) {
    if (url !== null || sha256 === null || (await server.hasImage(sha256, signal))) continue
    const bytes = await imageBytes(sha256, file)
    if (bytes) await server.sendImage(sha256, bytes, signal)
  }
}

/** What of it no AMS server takes, whatever it keeps. */
function problemOf(body: string): string | null {
  const read = productContentSchema.safeParse(JSON.parse(body))
  if (read.success) return null
  const [issue] = read.error.issues
  return issue ? `${issue.path.join('.')}: ${issue.message}` : ''
}

function unfit(problem: string): AmsFailure {
  return new AmsFailure({
    code: 'ams-rejected',
    message: t`This product can’t be written to an AMS server (${problem}). The change is kept in Concord.`,
    nextStep: t`Change the product so that it can, or try again.`,
    retryable: false,
  })
}

import { productContentSchema } from '@shared/ams-http/contract'
import { toContent } from '@shared/ams-http/to-content'
import type { AmsProduct } from '@shared/catalog/product'
import { t } from '@shared/words/words'
import {
  type AmsAttempt,
  AmsFailure,
  type AmsOutcome,
  type AmsServer,
  type Environment,
  isoNow,
  type ServedAmsProduct,
  type StateStore,
} from '../ports'
import { absorb, absorbRemoval } from './absorb'
import { type Pending, pendingOf } from './pending'
import { productFieldsOf, sameJson, variantFieldsOf, variantOf, withPlace } from './place'

export type Sending = {
  readonly environment: Environment
  readonly store: Pick<StateStore, 'ams' | 'amsServer'>
  readonly server: AmsServer
  readonly sourceName: string
  /** The bytes of a picture that the server does not have; null where they are not here either. */
  readonly imageBytes: (sha256: string, path?: string) => Promise<Uint8Array | null>
}

/** Somebody else who writes all the time must not keep one product going for ever. */
const MOST_ROUNDS = 5

/**
 * Sends what waits of one product: content, then stock. What somebody else wrote meanwhile is merged first. Throws
 * the `AmsFailure` of what concerns more than this product.
 */
export async function sendProduct(
  parts: Sending,
  productId: string,
  signal: AbortSignal,
): Promise<void> {
  const { ams, amsServer } = parts.store
  for (let round = 0; round < MOST_ROUNDS; round++) {
    signal.throwIfAborted()
    const live = ams.product(productId)
    const served = amsServer.served(productId)
    const conflicts = amsServer.conflictsOf(productId)
    const pending: Pending = live
      ? pendingOf(served?.product ?? null, live, conflicts)
      : { kind: 'nothing' }
    if (pending.kind === 'nothing') amsServer.notWaiting(productId)
    if (pending.kind === 'held') amsServer.hold(productId)
    if (pending.kind === 'nothing' || pending.kind === 'held') return
    const attempt = toAttempt(parts, productId, served, pending)
    if (amsServer.refusedBody(productId) === attempt.body) return amsServer.hold(productId)
    if (!(await isSent(parts, attempt, signal))) return
  }
}

function toAttempt(
  { environment: { chance } }: Sending,
  productId: string,
  served: ServedAmsProduct | null,
  pending: Extract<Pending, { kind: 'content' | 'stock' }>,
): AmsAttempt {
  const common = { key: chance.uuid(), productId, after: pending.after }
  if (pending.kind === 'content') {
    const body = JSON.stringify(pending.content)
    return { ...common, kind: 'content', expected: served?.version ?? null, body }
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

/** Sends exactly what was claimed, and takes over what the server has then. */
async function carryOut(parts: Sending, attempt: AmsAttempt, signal: AbortSignal): Promise<void> {
  const { server } = parts
  const { key, kind, productId, expected, body } = attempt
  if (kind === 'stock') {
    const served = await server.move(key, body, signal)
    settle(parts, attempt, 'done', served, attempt.after)
    return
  }
  const written = await server.write({ productId, expected, key, body }, signal)
  if (written.kind === 'written') settle(parts, attempt, 'done', written, attempt.after)
  else settle(parts, attempt, 'moved', written.current)
}

/**
 * An attempt whose answer never came is read back before anything else is sent: a movement by its id, content by the
 * product. A movement that has not arrived goes once more, under the same id and with the same bytes.
 */
export async function readBack(
  parts: Sending,
  attempt: AmsAttempt,
  signal: AbortSignal,
): Promise<void> {
  const { server, store } = parts
  const { key, kind, productId, expected, after } = attempt
  if (kind === 'stock') {
    const served = await server.moved(key, signal)
    if (served) settle(parts, attempt, 'confirmed', served, after)
    else {
      try {
        await carryOut(parts, attempt, signal)
      } catch (thrown) {
        if (!(thrown instanceof AmsFailure) || !thrown.isAboutRequest) throw thrown
        settle(parts, attempt, 'refused')
      }
    }
    return
  }
  const served = await server.product(productId, signal)
  const isUntouched = (served?.version ?? null) === expected
  if (isUntouched) {
    settle(parts, attempt, 'not-there')
    return
  }
  const before = store.amsServer.served(productId)?.product ?? null
  const known = served && arrived(before, after, served.product)
  const isThere = served && sameJson(toContent(served.product), toContent(after))
  settle(parts, attempt, isThere ? 'confirmed' : 'moved', served, known)
}

/**
 * What the server had before somebody else, if anybody, wrote: of what was sent, what can be seen there. Null for a
 * product that is not the one that was to be made.
 */
function arrived(before: AmsProduct | null, after: AmsProduct, now: AmsProduct): AmsProduct | null {
  if (sameJson(toContent(now), toContent(after))) return after
  if (before === null) return null
  const ofProduct = productFieldsOf([after, now])
    .filter(({ read }) => sameJson(read(after), read(now)))
    .map(({ field }) => ({ variantId: '', field }))
  const ofVariants = after.variants.flatMap((variant) => {
    const there = variantOf(now, variant.id)
    if (!there) return []
    return variantFieldsOf([variant, there])
      .filter(({ read }) => sameJson(read(variant), read(there)))
      .map(({ field }) => ({ variantId: variant.id, field }))
  })
  return [...ofProduct, ...ofVariants].reduce(
    (product, place) => withPlace(product, after, place),
    before,
  )
}

/** `served`: what the server has now, null for a product that it has no more; absent where it said nothing of it. */
function settle(
  { environment, store, sourceName }: Sending,
  { key, productId }: AmsAttempt,
  outcome: AmsOutcome,
  served?: ServedAmsProduct | null,
  base?: AmsProduct | null,
): void {
  const at = isoNow(environment.clock)
  const absorbing = { store, sourceName, at }
  store.amsServer.endWith(key, outcome, at, () => {
    if (served) absorb(absorbing, served, base ?? undefined)
    else if (served === null) absorbRemoval(absorbing, productId)
  })
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

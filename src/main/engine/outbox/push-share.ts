import { type AppError, ConcordError, isAccessDenied, toAppError } from '@shared/contract/app-error'
import { fieldByKey } from '@shared/fields/field-registry'
import { itemsOf } from '@shared/fields/items-of'
import { t } from '@shared/words/words'
import { haveOptionsMoved } from '../options'
import { isDeletion } from '../planning'
import type { EntryOutcome, Environment, OutboxEntry, PointsShare, ShopifyGateway } from '../ports'
import { type FirstRead, pushLinkedProduct } from './push-linked-product'
import { createInShopify, importIntoAms } from './push-whole-product'
import type { PushContext } from './send-attempt'
import { concernOf, reasonOf } from './what-it-concerns'

export type ShareRun = {
  readonly context: Omit<PushContext, 'gateway'> & { readonly gateway: ShopifyGateway }
  readonly environment: Environment
  readonly signal: AbortSignal
  /** True once nothing more shall be begun. */
  readonly hasStopped: () => boolean
  /** What concerns the store as a whole: nothing more shall be begun. */
  readonly stop: (error: AppError) => void
  /** Asks the store whether it answers at all, and is the right one; what it fails with, else null. */
  readonly ask: () => Promise<AppError | null>
  /** Says how far the push is, and whether it waits. */
  readonly report: () => void
  readonly settled: (entries: readonly OutboxEntry[], outcomes: readonly EntryOutcome[]) => void
}

type Taken = { readonly productKey: string; readonly entries: readonly OutboxEntry[] }

/**
 * Carries out the waiting decisions of some products side by side. Their points are set aside first, so
 * that no write waits for the throttle after its product was read; then all are read by one request.
 * One product's trouble stops no other; an aborted wait for points begins nothing. Rejects only when
 * the state file fails.
 */
export async function pushShare(run: ShareRun, productKeys: readonly string[]): Promise<void> {
  const { context, signal } = run
  const waiting = productKeys.flatMap((key) => context.store.outbox.waitingEntries(key))
  const need = { products: waiting.flatMap(shopIdOf).length, writes: requestsFor(waiting) }
  const asked = context.gateway.setAside(need, signal)
  run.report()
  const points = await unlessAborted(asked, signal)
  if (points === null) return
  try {
    if (run.hasStopped()) return
    const taken = productKeys
      .map((productKey): Taken => ({ productKey, entries: context.store.outbox.take(productKey) }))
      .filter(({ entries }) => entries.length > 0)
    run.report()
    const readAt = context.now()
    const read = await readTogether(run, points, taken)
    if (read === null || run.hasStopped()) {
      for (const { productKey } of taken) context.store.outbox.release(productKey, context.now())
      return
    }
    const own: PushContext = { ...context, gateway: { ...context.gateway, ...points } }
    const ends = await Promise.allSettled(
      taken.map((product) => pushOne(run, own, product, { ...read, readAt })),
    )
    for (const end of ends) if (end.status === 'rejected') throw end.reason
  } finally {
    points.giveBack()
  }
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  try {
    return await work
  } catch (thrown) {
    if (signal.aborted) return null
    throw thrown
  }
}

type ReadTogether = { readonly products: Awaited<ReturnType<PointsShare['readProducts']>> }

/** What is read of them by one request; nothing where each has to be read alone. Null: the run stops. */
async function readTogether(
  { stop }: ShareRun,
  points: PointsShare,
  taken: readonly Taken[],
): Promise<ReadTogether | null> {
  const ids = new Set(taken.flatMap(({ entries }) => entries.flatMap(shopIdOf)))
  if (ids.size === 0) return { products: new Map() }
  try {
    return { products: await points.readProducts([...ids]) }
  } catch (thrown) {
    const error = toAppError(thrown)
    // Without that scope no product can be read; anything else may be one product's trouble.
    if (concernOf(error) !== 'store' && !isAccessDenied(error)) return { products: new Map() }
    stop(error)
    return null
  }
}

async function pushOne(
  run: ShareRun,
  context: PushContext,
  { productKey, entries }: Taken,
  { products, readAt }: ReadTogether & { readonly readAt: string },
): Promise<void> {
  const id = entries.flatMap(shopIdOf)[0]
  const theirs = id === undefined ? undefined : products.get(id)
  const read = theirs === undefined ? undefined : { theirs, readAt }
  try {
    run.settled(entries, await pushProduct(context, productKey, entries, read))
  } catch (thrown) {
    const error = toAppError(thrown)
    const ofStore = await troubleOfStore(run, error)
    if (ofStore !== null) {
      context.store.outbox.release(productKey, context.now())
      // Who canceled has not waited for what the store would say.
      if (!run.signal.aborted) run.stop(ofStore)
      return
    }
    if (!(thrown instanceof ConcordError))
      run.environment.log.error(`Pushing ${productKey} failed`, thrown)
    run.settled(entries, park(context, productKey, entries, error))
  }
  await run.environment.scheduler.pause()
}

async function pushProduct(
  context: PushContext,
  productKey: string,
  entries: readonly OutboxEntry[],
  read: FirstRead | undefined,
): Promise<readonly EntryOutcome[]> {
  const whole = entries.find((entry) => entry.kind === 'product')
  if (!whole) return pushLinkedProduct(context, productKey, entries, read)
  const outcome =
    whole.choice === 'ours'
      ? await createInShopify(context, whole)
      : await importIntoAms(context, whole, read)
  // A creation whose answer was lost may be linked by now, with decisions about its fields beside it.
  const fields = entries.filter((entry) => entry !== whole)
  if (fields.length === 0) return [outcome]
  return [outcome, ...(await pushLinkedProduct(context, productKey, fields))]
}

function shopIdOf({ shopifyProductId }: OutboxEntry): string[] {
  return shopifyProductId === null ? [] : [shopifyProductId]
}

/** Values of options are renamed by up to three requests, one for each option. */
const RENAME_REQUESTS = 3
/** Options that come, go or move take up to these: a request each, the values, the order. */
const OPTION_REQUESTS = 5

/**
 * Requests that these decisions will need at most, rounds that are repeated not counted. Creations are
 * left out: nothing is read that could grow old before they go.
 */
function requestsFor(entries: readonly OutboxEntry[]): number {
  const kinds = new Set<string>()
  let renames = 0
  for (const entry of entries) {
    const { productKey, kind, choice, field } = entry
    if (choice !== 'ours' || kind === 'product') continue
    const renamed = `${productKey} ${field}`
    if ((field === 'option-names' || field === 'option-values') && !kinds.has(renamed)) {
      kinds.add(renamed)
      renames += (haveOptionsMovedIn(entry) ? OPTION_REQUESTS : RENAME_REQUESTS) - 1
    }
    const whole = isDeletion(entry) ? 'deletion' : kind
    const what = field === 'stock' ? field : field === null ? whole : fieldByKey(field).level
    kinds.add(`${productKey} ${field === 'option-names' ? field : what}`)
  }
  return kinds.size + renames
}

function haveOptionsMovedIn({ field, ours, theirs }: OutboxEntry): boolean {
  return field === 'option-names' && haveOptionsMoved(itemsOf(ours), itemsOf(theirs))
}

/** The failure that keeps the store from being used; null where only this product met one. */
async function troubleOfStore(run: ShareRun, error: AppError): Promise<AppError | null> {
  const concern = concernOf(error)
  if (concern === 'store') return error
  return concern === 'perhaps-store' ? run.ask() : null
}

const READ_FIRST = t`It was this product alone: the store answers. Trying again reads it first.`

/** What went wrong with one product waits for a person and blocks nobody else (invariant O12). */
function park(
  { store, now }: PushContext,
  productKey: string,
  entries: readonly OutboxEntry[],
  error: AppError,
): readonly EntryOutcome[] {
  const isDoubted = concernOf(error) === 'perhaps-store'
  const reason = [reasonOf(error), ...(isDoubted ? [READ_FIRST] : [])].join(' ')
  const outcomes = entries.map(({ id }): EntryOutcome => ({ entryId: id, state: 'parked', reason }))
  store.outbox.settleProduct({
    at: now(),
    productKey,
    outcomes,
    pair: null,
    audit: [{ action: 'push parked', detail: reason }],
  })
  return outcomes
}

import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import { pricesAreIn } from '../catalog'
import {
  type AmsReading,
  type AmsServer,
  type Environment,
  isoNow,
  type ServedPage,
  type StateStore,
} from '../ports'
import { absorb, absorbRemoval } from './absorb'

export type ServerReading = {
  readonly environment: Environment
  readonly store: StateStore
  readonly server: AmsServer
  readonly sourceName: string
  /** ISO 4217, of the server's prices. */
  readonly currencyCode: string
  /** A person agreed to a catalog that lacks most of what was there. */
  readonly allowShrunken: boolean
}

/** Products that are taken over in one transaction; queries are let in between two. */
const SLICE = 100
/** Below this many products a catalog may shrink without being asked about. */
const SHRINK_MATTERS_FROM = 10

/**
 * Reads what changed on the server since the last time, or everything where that is not known. Nothing is taken over
 * before the read is whole by the server's own count, and a cursor is never ahead of the rows that are here. Throws
 * an `AmsFailure`, `ams-read-incomplete`, or `catalog-shrunken`; the catalog is then as it was.
 */
export async function readServer(parts: ServerReading, signal: AbortSignal): Promise<void> {
  const { amsServer } = parts.store
  const begun = amsServer.reading()
  if (begun?.isProven !== true) {
    if (!begun) begin(parts)
    if ((await readPages(parts, signal)) === 'starts-anew') {
      amsServer.beginReading('whole', null)
      if ((await readPages(parts, signal)) === 'starts-anew') throw incomplete(parts)
    }
    refuseShrunken(parts)
    amsServer.proven()
  }
  await takeOver(parts, signal)
}

function begin({ store }: ServerReading): void {
  const cursor = store.amsServer.line()?.cursor ?? null
  store.amsServer.beginReading(cursor === null ? 'whole' : 'changes', cursor)
}

/** Stages page after page. `starts-anew`: what is here does not hold, and everything has to be read. */
async function readPages(
  { store, server, environment }: ServerReading,
  signal: AbortSignal,
): Promise<'whole' | 'starts-anew'> {
  const { amsServer } = store
  const seen = new Set<string>()
  for (;;) {
    const { cursor } = reading(store)
    const page = await server.changes(cursor, signal)
    if (page === null || isLoop(page, cursor, seen)) return 'starts-anew'
    seen.add(page.cursor)
    amsServer.stage(page.changes, page.cursor)
    if (page.isComplete) {
      return amsServer.countAfterReading() === page.products ? 'whole' : 'starts-anew'
    }
    await environment.scheduler.pause()
  }
}

/** A cursor that comes back, or that stays where it is with more to come, would never end. */
function isLoop(page: ServedPage, from: string | null, seen: ReadonlySet<string>): boolean {
  return seen.has(page.cursor) || (!page.isComplete && page.cursor === from)
}

function reading({ amsServer }: StateStore): AmsReading {
  const now = amsServer.reading()
  if (!now) throw new Error('No read is under way')
  return now
}

function refuseShrunken({ store, sourceName, allowShrunken }: ServerReading): void {
  if (reading(store).kind !== 'whole' || allowShrunken) return
  const before = store.ams.info()?.products ?? 0
  const missing = store.amsServer.missing().length
  if (before < SHRINK_MATTERS_FROM || missing * 2 <= before) return
  store.amsServer.dropReading()
  throw new ConcordError({
    code: 'catalog-shrunken',
    message: t`${sourceName} lacks ${missing} of the ${before} products that AMS has now. The AMS catalog was not changed.`,
    nextStep: t`Take it only if these products are really gone, or if it is a catalog of its own: in Settings, section “Direct line to an AMS server”.`,
    retryable: false,
    details: { before: String(before), missing: String(missing) },
  })
}

/** Product by product, so that a process that dies in the middle is gone on from. */
async function takeOver(
  { store, environment, sourceName, currencyCode }: ServerReading,
  signal: AbortSignal,
): Promise<void> {
  const { ams, amsServer } = store
  const isFirstCatalog = ams.info() === null
  const absorbing = () => ({ store, sourceName, at: isoNow(environment.clock), isFirstCatalog })
  const isWhole = reading(store).kind === 'whole'
  if (isFirstCatalog) amsServer.beginCatalog(sourceName, isoNow(environment.clock))
  let after = ''
  for (;;) {
    const slice = amsServer.staged(after, SLICE)
    const last = slice.at(-1)
    if (!last) break
    store.repeatable(() => {
      for (const change of slice) {
        if (change.kind === 'served') absorb(absorbing(), change)
        else absorbRemoval(absorbing(), change.id)
      }
    })
    after = last.kind === 'served' ? last.product.id : last.id
    await environment.scheduler.pause()
    signal.throwIfAborted()
  }
  if (isWhole) {
    const missing = amsServer.missing()
    store.repeatable(() => {
      for (const id of missing) absorbRemoval(absorbing(), id)
    })
  }
  const isFirst = amsServer.line()?.readAt === null
  pricesAreIn(store.runs, currencyCode)
  amsServer.endReading(isoNow(environment.clock), sourceName)
  if (isFirst) amsServer.markUnknown()
}

function incomplete({ store, sourceName }: ServerReading): ConcordError {
  store.amsServer.dropReading()
  return new ConcordError({
    code: 'ams-read-incomplete',
    message: t`${sourceName} did not deliver its whole catalog. The AMS catalog was not changed.`,
    nextStep: t`Try again. If it comes back, tell whoever runs the AMS server.`,
    retryable: true,
  })
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { BulkOperations } from '../bulk/bulk-operations'
import type { BulkTrouble } from '../bulk/bulk-troubles'
import type { Bucket } from '../cost/bucket'
import { PLAN_BUCKETS } from '../cost/bucket'
import type { Access } from '../http/access'
import type { RequestLog } from '../http/request-log'
import { readBody, sendJson } from '../http/responses'
import type { Jobs } from '../jobs/jobs'
import type { MediaPipeline } from '../media/media-pipeline'
import type { SearchIndex } from '../search/search-index'
import type { StoreClock } from '../state/store-clock'
import type { StoreState } from '../state/store-state'
import * as bodies from './control-bodies'
import { EditError } from './edit-error'
import { applyEdits, editsSchema } from './edits'
import type { Faults } from './fault-rules'
import { productDump } from './product-dump'

export type ControlParts = {
  readonly store: StoreState
  readonly bulk: BulkOperations
  readonly bucket: Bucket
  readonly access: Access
  readonly faults: Faults
  readonly log: RequestLog
  readonly clock: StoreClock
  readonly index: SearchIndex
  readonly media: MediaPipeline
  readonly jobs: Jobs
  /** Starts the store's chance again from a seed. */
  readonly reseed: (seed: number) => void
}

type Handlers = Readonly<Record<string, (body: unknown) => unknown>>

/**
 * The store's back door, for tests and demonstrations only: what other people and Shopify itself do to a shop,
 * and what the store saw of its clients. JSON in, JSON out; a wrong body gets 400 with `{ error }`.
 */
export class ControlRoute {
  readonly #handlers: Handlers

  constructor(parts: ControlParts) {
    this.#handlers = {
      ...observing(parts),
      ...editing(parts),
      ...breaking(parts),
      ...granting(parts),
      ...delaying(parts),
    }
  }

  async handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const text = await readBody(request)
    const handler = this.#handlers[`${request.method} ${path}`]
    if (handler === undefined) {
      const known = Object.keys(this.#handlers)
      return sendJson(response, 404, { error: `Unknown: ${request.method} ${path}`, known })
    }
    try {
      sendJson(response, 200, handler(text === '' ? {} : JSON.parse(text)))
    } catch (error) {
      sendJson(response, 400, { error: messageOf(error) })
    }
  }
}

/** What the store saw and holds. */
function observing({ store, log, jobs }: ControlParts): Handlers {
  return {
    'GET /control/log': () => ({ requests: log.requests(), mutationsApplied: log.mutations() }),
    'GET /control/counts': () => log.counts(),
    'GET /control/products': () => {
      jobs.settle()
      return { products: [...store.products.values()].map(productDump) }
    },
    'POST /control/reset-log': () => {
      log.reset()
      return {}
    },
  }
}

/** What another admin does. */
function editing({ store }: ControlParts): Handlers {
  return {
    'POST /control/edit': (body) => ({
      changed: applyEdits(store, editsSchema.parse(body).edits),
    }),
  }
}

/** What goes wrong on the way. */
function breaking({ faults, bulk, media }: ControlParts): Handlers {
  return {
    'GET /control/faults': () => ({ rules: faults.list() }),
    'POST /control/faults': (body) => {
      faults.add(bodies.faultsBody.parse(body).rules)
      return { rules: faults.list() }
    },
    'DELETE /control/faults': () => {
      faults.clear()
      return {}
    },
    'POST /control/bulk': (body) => {
      setBulk(bulk, bodies.bulkBody.parse(body))
      return {}
    },
    'POST /control/media': (body) => {
      const { next, uploadedMs, processingMs, servedMs } = bodies.mediaBody.parse(body)
      if (next !== undefined) media.addTroubles(next)
      media.setDelays({
        ...(uploadedMs === undefined ? {} : { uploadedMs }),
        ...(processingMs === undefined ? {} : { processingMs }),
        ...(servedMs === undefined ? {} : { servedMs }),
      })
      return {}
    },
  }
}

function setBulk(bulk: BulkOperations, body: z.infer<typeof bodies.bulkBody>): void {
  const { hold, access, queryAccess, mutationAccess, lineMs, failNext, next, expire } = body
  if (lineMs !== undefined) bulk.setLineMs(lineMs)
  if (hold !== undefined) bulk.setHolds([hold ?? []].flat())
  const query = queryAccess ?? access
  const mutation = mutationAccess ?? access
  if (query !== undefined) bulk.setDenied('QUERY', query === 'denied')
  if (mutation !== undefined) bulk.setDenied('MUTATION', mutation === 'denied')
  const failure: BulkTrouble = { kind: 'failed', code: 'INTERNAL_SERVER_ERROR', afterLines: 0 }
  if (failNext === true) bulk.addTroubles([failure])
  if (next !== undefined) bulk.addTroubles(next)
  if (expire === true) bulk.expireResults()
}

/** Who may do what, and what kind of shop it is. */
function granting({ access, bucket, store }: ControlParts): Handlers {
  return {
    'POST /control/token': (body) => {
      const { token, expireIssued } = bodies.tokenBody.parse(body)
      if (token !== undefined) access.token = token
      if (expireIssued === true) access.expireIssued()
      return {}
    },
    'POST /control/scopes': (body) => {
      access.scopes = new Set(bodies.scopesBody.parse(body).scopes)
      return {}
    },
    'POST /control/app': (body) => {
      const given = bodies.appBody.parse(body)
      access.app = { ...access.app, ...withoutUndefined(given) }
      return access.app
    },
    'POST /control/shop': (body) => {
      const { state, plan, name, currencyCode, id } = bodies.shopBody.parse(body)
      if (state !== undefined) access.shopState = state
      const given = withoutUndefined({ plan, name, currencyCode, id })
      if (Object.keys(given).length > 0) store.setShop({ ...store.shop, ...given })
      const size = plan === undefined ? undefined : PLAN_BUCKETS[plan]
      if (size !== undefined) bucket.resize(size)
      return { state: access.shopState, shop: store.shop }
    },
    'POST /control/bucket': (body) => {
      const { available, ...size } = bodies.bucketBody.parse(body)
      bucket.resize(size, available)
      return bucket.status()
    },
  }
}

/** Time, chance, and what comes later. */
function delaying({ clock, index, jobs, reseed }: ControlParts): Handlers {
  const time = (): unknown => ({ now: new Date(clock.now()).toISOString(), frozen: clock.isFrozen })
  return {
    'GET /control/time': time,
    'POST /control/time': (body) => {
      const { advanceMs, now, frozen } = bodies.timeBody.parse(body)
      if (frozen !== undefined) clock.freeze(frozen)
      if (now !== undefined) clock.set(Date.parse(now))
      if (advanceMs !== undefined) clock.advance(advanceMs)
      return time()
    },
    'POST /control/chance': (body) => {
      reseed(bodies.chanceBody.parse(body).seed)
      return {}
    },
    'POST /control/search': (body) => {
      index.setDelay(bodies.searchBody.parse(body).delayMs ?? Infinity)
      return {}
    },
    'POST /control/jobs': (body) => {
      jobs.setDelay(bodies.jobsBody.parse(body).delayMs)
      return {}
    },
  }
}

type Given<Body> = { [Key in keyof Body]?: Exclude<Body[Key], undefined> }

/** The members that were given. */
function withoutUndefined<Body extends object>(body: Body): Given<Body> {
  const given: Given<Body> = { ...body }
  for (const key in given) if (given[key] === undefined) delete given[key]
  return given
}

function messageOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error)
  if (error instanceof EditError || error instanceof SyntaxError) return error.message
  throw error
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { BulkOperations } from '../bulk/bulk-operations'
import { type Bucket, STANDARD_BUCKET } from '../cost/bucket'
import type { Access } from '../http/access'
import type { RequestLog } from '../http/request-log'
import { readBody, sendJson } from '../http/responses'
import type { StoreState } from '../state/store-state'
import { applyEdits, EditError, editsSchema } from './edits'
import { type Faults, faultRule } from './fault-rules'
import { productDump } from './product-dump'

export type ControlParts = {
  readonly store: StoreState
  readonly bulk: BulkOperations
  readonly bucket: Bucket
  readonly access: Access
  readonly faults: Faults
  readonly log: RequestLog
}

const tokenBody = z.strictObject({ token: z.string().min(1) })
const scopesBody = z.strictObject({ scopes: z.array(z.string()) })
const bucketBody = z.strictObject({
  maximumAvailable: z.number().positive().default(STANDARD_BUCKET.maximumAvailable),
  restoreRate: z.number().positive().default(STANDARD_BUCKET.restoreRate),
  available: z.number().nonnegative().optional(),
})
/** Each member that is given takes effect: hold runs back, deny or grant bulk access, fail the next run. */
const bulkBody = z.strictObject({
  hold: z.enum(['created', 'running']).nullable().optional(),
  access: z.enum(['granted', 'denied']).optional(),
  failNext: z.literal(true).optional(),
})
const faultsBody = z.strictObject({ rules: z.array(faultRule).min(1) })

/**
 * The store's back door, for tests and demonstrations only: what other people and Shopify itself do to a shop,
 * and what the store saw of its clients. JSON in, JSON out; a wrong body gets 400 with `{ error }`.
 */
export class ControlRoute {
  readonly #handlers: Readonly<Record<string, (body: unknown) => unknown>>

  constructor(parts: ControlParts) {
    const { store, bulk, bucket, access, faults, log } = parts
    this.#handlers = {
      'GET /control/log': () => ({ requests: log.requests(), mutationsApplied: log.mutations() }),
      'GET /control/counts': () => log.counts(),
      'GET /control/products': () => ({ products: [...store.products.values()].map(productDump) }),
      'GET /control/faults': () => ({ rules: faults.list() }),
      'POST /control/reset-log': () => {
        log.reset()
        return {}
      },
      'POST /control/edit': (body) => ({
        changed: applyEdits(store, editsSchema.parse(body).edits),
      }),
      'POST /control/faults': (body) => {
        faults.add(faultsBody.parse(body).rules)
        return { rules: faults.list() }
      },
      'DELETE /control/faults': () => {
        faults.clear()
        return {}
      },
      'POST /control/token': (body) => {
        access.token = tokenBody.parse(body).token
        return {}
      },
      'POST /control/scopes': (body) => {
        access.scopes = new Set(scopesBody.parse(body).scopes)
        return {}
      },
      'POST /control/bucket': (body) => {
        const { available, ...size } = bucketBody.parse(body)
        bucket.resize(size, available)
        return bucket.status()
      },
      'POST /control/bulk': (body) => {
        const { hold, access: bulkAccess, failNext } = bulkBody.parse(body)
        if (hold !== undefined) bulk.setHold(hold)
        if (bulkAccess !== undefined) bulk.setDenied(bulkAccess === 'denied')
        if (failNext === true) bulk.failNext()
        return {}
      },
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

function messageOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error)
  if (error instanceof EditError || error instanceof SyntaxError) return error.message
  throw error
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FaultEffect, Faults } from '../control/fault-rules'
import type { AdminEndpoint, GraphqlRequest, Outcome } from '../endpoint/admin-endpoint'
import type { RequestContext, StoreParts } from '../endpoint/request-context'
import { isPublishedVersion, SERVED_VERSION } from '../schema/versions'
import type { Now, Wait } from '../state/clock'
import { type Access, UNAUTHORIZED_BODY } from './access'
import { answerInstead, sendSpoiled } from './faulty-answer'
import { namesOf, readRequest } from './graphql-request'
import type { RequestLog } from './request-log'
import { readBody, sendHtml, sendJson } from './responses'
import { CLOSED_SHOPS } from './shop-states'

export type AdminRouteParts = {
  readonly endpoint: AdminEndpoint
  readonly parts: StoreParts
  readonly access: Access
  readonly faults: Faults
  readonly log: RequestLog
  readonly now: Now
  readonly wait: Wait
}

const NOT_FOUND_PAGE = '<!DOCTYPE html><html><body><h1>Not Found</h1></body></html>'
const DEPRECATION = 'https://shopify.dev/api/usage/versioning#deprecation-practices'

/** One request on its way. */
type Exchange = {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly startedAt: number
}

/** `POST /admin/api/{version}/graphql.json`: version, token, faults, then the GraphQL endpoint. */
export class AdminRoute {
  readonly #parts: AdminRouteParts
  #requestNumber = 0

  constructor(parts: AdminRouteParts) {
    this.#parts = parts
  }

  async handle(request: IncomingMessage, response: ServerResponse, version: string): Promise<void> {
    const { access, faults, now, wait } = this.#parts
    const startedAt = now()
    const text = await readBody(request)
    this.#requestNumber += 1
    response.setHeader('X-Request-Id', `simulated-${this.#requestNumber}`)
    response.setHeader('X-Shopify-API-Version', SERVED_VERSION)
    const graphql = readRequest(text)
    const names = graphql === null || faults.list().length === 0 ? [] : namesOf(graphql)
    const fault = faults.next(names, text)
    if (fault?.kind === 'reset' && fault.when === 'before') {
      this.#record(startedAt, 0, null, 'reset before the effect', graphql)
      request.socket.destroy()
      return
    }
    const throttled = (): unknown => this.#parts.endpoint.throttled()
    if (fault !== null && answerInstead(fault, response, throttled)) {
      this.#record(startedAt, response.statusCode, null, `fault: ${fault.kind}`, graphql)
      return
    }
    if (!isPublishedVersion(version) || request.method !== 'POST') {
      this.#record(startedAt, 404, null, 'NOT_FOUND')
      sendHtml(response, 404, NOT_FOUND_PAGE)
      return
    }
    if (this.#answersClosed(response, startedAt, graphql)) return
    if (!access.accepts(request.headers['x-shopify-access-token'])) {
      this.#record(startedAt, 401, null, 'UNAUTHORIZED', graphql)
      sendJson(response, 401, UNAUTHORIZED_BODY)
      return
    }
    if (graphql === null) {
      this.#record(startedAt, 400, null, 'BAD_REQUEST')
      sendJson(response, 400, { errors: { query: 'Required parameter missing or invalid' } })
      return
    }
    if (fault?.kind === 'slow' && fault.when === 'before') {
      await wait(fault.delayMs)
      if (request.socket.destroyed) {
        this.#record(startedAt, 0, null, 'client gone before the effect', graphql)
        return
      }
    }
    await this.#answer(graphql, fault, { request, response, startedAt })
  }

  /** A shop that isn't open answers everybody alike. */
  #answersClosed(
    response: ServerResponse,
    startedAt: number,
    graphql: GraphqlRequest | null,
  ): boolean {
    const { shopState } = this.#parts.access
    if (shopState === 'open') return false
    const closed = CLOSED_SHOPS[shopState]
    this.#record(startedAt, closed.status, null, `shop ${shopState}`, graphql)
    if (closed.status === 404) sendHtml(response, 404, NOT_FOUND_PAGE)
    else if (closed.status === 200) {
      const { message, code } = closed
      sendJson(response, 200, { errors: [{ message, extensions: { code } }] })
    } else sendJson(response, closed.status, { errors: closed.errors })
    return true
  }

  async #answer(
    graphql: GraphqlRequest,
    fault: FaultEffect | null,
    { request, response, startedAt }: Exchange,
  ): Promise<void> {
    const { endpoint, log, now, parts, wait } = this.#parts
    parts.jobs.settle()
    const debugsSearch = request.headers['shopify-search-query-debug'] === '1'
    const context = this.#context(debugsSearch, fault?.kind === 'internal')
    try {
      const outcome = endpoint.answer(graphql, context)
      const { operationName } = outcome
      for (const effect of context.effects) {
        log.addMutation({ time: now(), operationName, ...effect })
      }
      const code = outcome.body.errors?.[0]?.extensions['code']
      this.#record(startedAt, outcome.status, outcome, typeof code === 'string' ? code : null)
      if (outcome.usesDeprecated) response.setHeader('X-Shopify-API-Deprecated-Reason', DEPRECATION)
      if (outcome.status === 200) await sendSpoiled(fault, response, outcome.body, wait)
      else sendJson(response, outcome.status, { errors: outcome.body.errors?.[0]?.message })
    } finally {
      parts.idempotency.release(context.keysInUse)
    }
  }

  #context(debugsSearch: boolean, breaksInside: boolean): RequestContext {
    const { parts, access } = this.#parts
    return {
      ...parts,
      grantedScopes: access.scopes,
      searchNotes: [],
      debugsSearch,
      effects: [],
      keysInUse: new Set(),
      breaksInside,
      isBulkLine: false,
    }
  }

  #record(
    startedAt: number,
    status: number,
    outcome: Outcome | null,
    error: string | null,
    graphql: GraphqlRequest | null = null,
  ): void {
    const { log, now } = this.#parts
    log.addRequest({
      time: startedAt,
      operationName: outcome?.operationName ?? graphql?.operationName ?? null,
      kind: outcome?.kind ?? 'invalid',
      rootFields: outcome?.rootFields ?? [],
      status,
      requestedCost: outcome?.requestedCost ?? null,
      durationMs: now() - startedAt,
      error,
    })
  }
}

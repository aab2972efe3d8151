import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { GraphQLError, getOperationAST, parse } from 'graphql'
import { z } from 'zod'
import type { BulkOperations } from '../bulk/bulk-operations'
import type { FaultEffect, Faults } from '../control/fault-rules'
import type { AdminEndpoint, GraphqlRequest, Outcome } from '../endpoint/admin-endpoint'
import type { RequestContext } from '../endpoint/request-context'
import type { IdempotencyKeys } from '../mutations/idempotency-keys'
import { isPublishedVersion, SERVED_VERSION } from '../schema/versions'
import type { Now } from '../state/clock'
import type { StoreState } from '../state/store-state'
import { type Access, UNAUTHORIZED_BODY } from './access'
import type { RequestLog } from './request-log'
import { readBody, sendHtml, sendJson } from './responses'

const requestBody = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
})

export type AdminRouteParts = {
  readonly endpoint: AdminEndpoint
  readonly store: StoreState
  readonly bulk: BulkOperations
  readonly idempotency: IdempotencyKeys
  readonly access: Access
  readonly faults: Faults
  readonly log: RequestLog
  readonly now: Now
}

const NOT_FOUND_PAGE = '<!DOCTYPE html><html><body><h1>Not Found</h1></body></html>'
const ERROR_PAGE = '<!DOCTYPE html><html><body><h1>Something went wrong</h1></body></html>'

/** `POST /admin/api/{version}/graphql.json`: version, token, faults, then the GraphQL endpoint. */
export class AdminRoute {
  readonly #parts: AdminRouteParts
  #requestNumber = 0

  constructor(parts: AdminRouteParts) {
    this.#parts = parts
  }

  async handle(request: IncomingMessage, response: ServerResponse, version: string): Promise<void> {
    const { access, faults, now } = this.#parts
    const startedAt = now()
    const text = await readBody(request)
    this.#requestNumber += 1
    response.setHeader('X-Request-Id', `simulated-${this.#requestNumber}`)
    response.setHeader('X-Shopify-API-Version', SERVED_VERSION)
    const graphql = readRequest(text)
    const names = graphql === null || faults.list().length === 0 ? [] : namesOf(graphql)
    const fault = faults.next(names)
    if (fault?.kind === 'reset' && fault.when === 'before') {
      this.#record(startedAt, 0, null, 'reset before the effect')
      request.socket.destroy()
      return
    }
    if (fault !== null && this.#answersInstead(fault, response)) {
      this.#record(startedAt, response.statusCode, null, `fault: ${fault.kind}`, graphql)
      return
    }
    if (!isPublishedVersion(version) || request.method !== 'POST') {
      this.#record(startedAt, 404, null, 'NOT_FOUND')
      sendHtml(response, 404, NOT_FOUND_PAGE)
      return
    }
    if (request.headers['x-shopify-access-token'] !== access.token) {
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
      await setTimeout(fault.delayMs)
      if (request.socket.destroyed) {
        this.#record(startedAt, 0, null, 'client gone before the effect', graphql)
        return
      }
    }
    await this.#answer(graphql, fault, { request, response, startedAt })
  }

  async #answer(
    graphql: GraphqlRequest,
    fault: FaultEffect | null,
    exchange: { request: IncomingMessage; response: ServerResponse; startedAt: number },
  ): Promise<void> {
    const { endpoint, log, now } = this.#parts
    const { request, response, startedAt } = exchange
    const context = this.#context()
    const outcome = endpoint.answer(graphql, context)
    const { operationName } = outcome
    for (const effect of context.effects) log.addMutation({ time: now(), operationName, ...effect })
    const code = outcome.body.errors?.[0]?.extensions['code']
    this.#record(startedAt, 200, outcome, typeof code === 'string' ? code : null)
    if (fault?.kind === 'reset') {
      request.socket.destroy()
      return
    }
    if (fault?.kind === 'slow' && fault.when === 'after') await setTimeout(fault.delayMs)
    if (fault?.kind === 'cut') {
      const body = JSON.stringify(outcome.body)
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
      response.end(body.slice(0, Math.floor(body.length / 2)))
      return
    }
    sendJson(response, 200, outcome.body)
  }

  /** Faults that answer without asking the store: nothing takes effect. */
  #answersInstead(fault: FaultEffect, response: ServerResponse): boolean {
    if (fault.kind === 'html') {
      sendHtml(response, 200, ERROR_PAGE)
      return true
    }
    if (fault.kind === 'throttled') {
      sendJson(response, 200, this.#parts.endpoint.throttled())
      return true
    }
    if (fault.kind !== 'http') return false
    if (fault.retryAfterSeconds !== undefined) {
      response.setHeader('Retry-After', String(fault.retryAfterSeconds))
    }
    if (fault.body === 'html') sendHtml(response, fault.status, ERROR_PAGE)
    else sendJson(response, fault.status, { errors: 'Internal Server Error' })
    return true
  }

  #context(): RequestContext {
    const { store, bulk, idempotency, access } = this.#parts
    const grantedScopes = access.scopes
    return { store, bulk, idempotency, grantedScopes, searchNotes: [], effects: [] }
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

function readRequest(text: string): GraphqlRequest | null {
  try {
    const { query, variables, operationName } = requestBody.parse(JSON.parse(text))
    return { query, variables: variables ?? {}, operationName: operationName ?? null }
  } catch {
    return null
  }
}

/** What a fault rule may call this request: its operation name and its root fields. */
function namesOf({ query, operationName }: GraphqlRequest): string[] {
  try {
    const operation = getOperationAST(parse(query), operationName)
    if (operation == null) return []
    const fields = operation.selectionSet.selections.flatMap((selection) =>
      selection.kind === 'Field' ? [selection.name.value] : [],
    )
    return operation.name === undefined ? fields : [operation.name.value, ...fields]
  } catch (error) {
    if (error instanceof GraphQLError) return []
    throw error
  }
}

import {
  keySchema,
  movementSchema,
  productContentSchema,
  sha256Schema,
  wireIdSchema,
} from '@shared/ams-http/contract'
import { fromEntityTag } from '@shared/ams-http/paths'
import type { z } from 'zod'
import type { AmsCatalog } from './ams-catalog'
import { PAGE_SIZE } from './products'
import { Refusal } from './refusal'

/** One request, whoever brought it. Header names are in lower case. */
export type AmsRequest = {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Buffer
}

export type AmsAnswer = {
  readonly status: number
  /** JSON, or the bytes of a picture; null for an answer without a body. */
  readonly body: object | { readonly type: string; readonly bytes: Buffer } | null
}

type Route = (catalog: AmsCatalog, request: AmsRequest, name: string) => AmsAnswer

const ROUTES: readonly (readonly [method: string, path: RegExp, Route])[] = [
  ['GET', /^\/v1\/shop$/, (catalog) => ok(catalog.shop())],
  ['GET', /^\/v1\/products$/, listChanges],
  ['GET', /^\/v1\/products\/([^/]+)$/, readProduct],
  ['PUT', /^\/v1\/products\/([^/]+)$/, writeProduct],
  ['DELETE', /^\/v1\/products\/([^/]+)$/, deleteProduct],
  ['GET', /^\/v1\/movements\/([^/]+)$/, readMovement],
  ['PUT', /^\/v1\/movements\/([^/]+)$/, moveStock],
  ['HEAD', /^\/v1\/images\/([^/]+)$/, hasImage],
  ['GET', /^\/v1\/images\/([^/]+)$/, readImage],
  ['PUT', /^\/v1\/images\/([^/]+)$/, keepImage],
]

/** Throws a `Refusal` for what is not carried out. */
export function answerTo(catalog: AmsCatalog, request: AmsRequest): AmsAnswer {
  for (const [method, path, route] of ROUTES) {
    const found = path.exec(request.url.pathname)
    if (found && method === request.method) return route(catalog, request, named(found[1] ?? ''))
  }
  throw new Refusal(404, 'not-found', 'There is nothing under this address')
}

function listChanges(catalog: AmsCatalog, { url }: AmsRequest): AmsAnswer {
  const limit = Number(url.searchParams.get('limit') ?? PAGE_SIZE)
  if (!Number.isInteger(limit) || limit < 1) {
    throw new Refusal(400, 'invalid', 'limit is a whole number from 1')
  }
  return ok(catalog.products.changes(url.searchParams.get('since'), limit))
}

function readProduct({ products }: AmsCatalog, _: AmsRequest, name: string): AmsAnswer {
  const served = products.find(read(wireIdSchema, name))
  if (served) return ok(served)
  throw new Refusal(404, 'not-found', 'There is no such product')
}

function writeProduct({ products }: AmsCatalog, request: AmsRequest, name: string): AmsAnswer {
  const key = request.headers['idempotency-key']
  const { served, isNew } = products.write({
    id: read(wireIdSchema, name),
    expected: expectedBy(request),
    key: key === undefined ? null : read(keySchema, key),
    content: json(productContentSchema, request),
  })
  return { status: isNew ? 201 : 200, body: served }
}

function deleteProduct({ products }: AmsCatalog, request: AmsRequest, name: string): AmsAnswer {
  const expected = expectedBy(request)
  if (expected === null) throw sayWhich()
  products.remove(read(wireIdSchema, name), expected)
  return { status: 204, body: null }
}

function readMovement({ stock }: AmsCatalog, _: AmsRequest, name: string): AmsAnswer {
  const movementId = read(keySchema, name)
  const found = stock.served(movementId)
  if (found) return ok({ movementId, movement: found.movement, ...found.served })
  throw new Refusal(404, 'not-found', 'There is no such movement')
}

function moveStock({ stock }: AmsCatalog, request: AmsRequest, name: string): AmsAnswer {
  const movementId = read(keySchema, name)
  const movement = json(movementSchema, request)
  const { served, isNew } = stock.move(movementId, movement)
  return { status: isNew ? 201 : 200, body: { movementId, movement, ...served } }
}

function hasImage({ pictures }: AmsCatalog, _: AmsRequest, name: string): AmsAnswer {
  return { status: pictures.has(read(sha256Schema, name)) ? 200 : 404, body: null }
}

function readImage({ pictures }: AmsCatalog, _: AmsRequest, name: string): AmsAnswer {
  const found = pictures.find(read(sha256Schema, name))
  if (found) return ok(found)
  throw new Refusal(404, 'not-found', 'There is no such picture')
}

function keepImage({ pictures }: AmsCatalog, request: AmsRequest, name: string): AmsAnswer {
  const type = request.headers['content-type'] ?? 'application/octet-stream'
  const isNew = pictures.keep(read(sha256Schema, name), type, request.body)
  return { status: isNew ? 201 : 200, body: null }
}

/** The version that a write is about: null for "not there yet" (RFC 9110, 13.1). */
function expectedBy({ headers }: AmsRequest): string | null {
  const expected = fromEntityTag(headers['if-match'])
  const isCreation = headers['if-none-match'] === '*'
  if ((expected === null) !== isCreation) throw sayWhich()
  return expected
}

function sayWhich(): Refusal {
  return new Refusal(428, 'invalid', 'Say which version it is about: If-Match or If-None-Match: *')
}

function ok(body: object): AmsAnswer {
  return { status: 200, body }
}

function json<T>(schema: z.ZodType<T>, { body }: AmsRequest): T {
  return read(schema, parsed(body))
}

function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const found = schema.safeParse(value)
  if (found.success) return found.data
  const [issue] = found.error.issues
  const where = issue?.path.join('.') || 'the request'
  throw new Refusal(400, 'invalid', `${where}: ${issue?.message ?? 'not understood'}`)
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new Refusal(400, 'invalid', 'The body is no JSON in UTF-8')
  }
}

function named(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new Refusal(400, 'invalid', 'The address is not encoded as it should be')
  }
}

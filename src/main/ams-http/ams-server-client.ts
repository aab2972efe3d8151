import { createHash } from 'node:crypto'
import {
  type Change,
  changesPageSchema,
  errorAnswerSchema,
  movedAnswerSchema,
  type ServedProduct,
  servedProductSchema,
  shopAnswerSchema,
  versionMovedSchema,
} from '@shared/ams-http/contract'
import { PATHS, toEntityTag } from '@shared/ams-http/paths'
import { t } from '@shared/words/words'
import type { z } from 'zod'
import type { AmsServer, ServedAmsProduct, ServedChange } from '../engine/ports'
import { exchange, type LineOptions, type Said } from './exchange'
import { unexpected } from './failures'

/** An AMS server over HTTP, as docs/ams-http.md says it. One request at a time is the caller's to keep. */
export function amsServerClient(line: LineOptions): AmsServer {
  const { host } = line
  /** What was asked for, in the shape of the contract. */
  const parsed = <T>(schema: z.ZodType<T>, { json }: Said): T => {
    const found = schema.safeParse(json)
    if (found.success) return found.data
    const [issue] = found.error.issues
    const where = json === undefined ? t`no data of an AMS server` : (issue?.path.join('.') ?? '')
    throw unexpected(host, where)
  }
  /** A 404 is an answer only where the server itself says that there is no such thing. */
  const isMissing = (said: Said): boolean =>
    said.status === 404 && parsed(errorAnswerSchema, said).error.code === 'not-found'
  const ofProduct = (id: string, served: ServedProduct): ServedAmsProduct => {
    if (served.product.id === id) return served
    throw unexpected(host, t`it is about another product`)
  }

  return {
    async facts(signal) {
      return parsed(shopAnswerSchema, await exchange(line, get(PATHS.shop), signal))
    },
    async changes(since, signal) {
      const query = since === null ? '' : `?${new URLSearchParams({ since }).toString()}`
      const said = await exchange(line, get(PATHS.products + query, [410]), signal)
      if (said.status === 410) {
        parsed(errorAnswerSchema, said)
        return null
      }
      const { changes, cursor, complete, products } = parsed(changesPageSchema, said)
      return { changes: changes.map(toChange), cursor, isComplete: complete, products }
    },
    async product(id, signal) {
      const said = await exchange(line, get(PATHS.product(id), [404]), signal)
      return isMissing(said) ? null : ofProduct(id, parsed(servedProductSchema, said))
    },
    async write({ productId, expected, key, body }, signal) {
      const ground =
        expected === null ? { 'if-none-match': '*' } : { 'if-match': toEntityTag(expected) }
      const headers = { ...ground, 'idempotency-key': key }
      const said = await exchange(
        line,
        { method: 'PUT', path: PATHS.product(productId), headers, body, also: [412] },
        signal,
      )
      if (said.status === 412) {
        const { current } = parsed(versionMovedSchema, said)
        return { kind: 'moved', current: current && ofProduct(productId, current) }
      }
      return { kind: 'written', ...ofProduct(productId, parsed(servedProductSchema, said)) }
    },
    async remove({ productId, expected }, signal) {
      const headers = { 'if-match': toEntityTag(expected) }
      const path = PATHS.product(productId)
      const ask = { method: 'DELETE', path, headers, also: [204, 404, 412] } as const
      const said = await exchange(line, ask, signal)
      if (said.status === 412) {
        const { current } = parsed(versionMovedSchema, said)
        return current
          ? { kind: 'moved', current: ofProduct(productId, current) }
          : { kind: 'removed' }
      }
      if (said.status === 204 || isMissing(said)) return { kind: 'removed' }
      throw unexpected(host, `HTTP ${said.status}`)
    },
    async move(id, body, signal) {
      const said = await exchange(line, { method: 'PUT', path: PATHS.movement(id), body }, signal)
      return ofMovement(id, parsed(movedAnswerSchema, said))
    },
    async moved(id, signal) {
      const said = await exchange(line, get(PATHS.movement(id), [404]), signal)
      return isMissing(said) ? null : ofMovement(id, parsed(movedAnswerSchema, said))
    },
    async hasImage(sha256, signal) {
      const ask = { method: 'HEAD', path: PATHS.image(sha256), also: [404] } as const
      return (await exchange(line, ask, signal)).status !== 404
    },
    async image(sha256, signal) {
      const said = await exchange(line, get(PATHS.image(sha256), [404]), signal)
      if (isMissing(said)) return null
      if (createHash('sha256').update(said.bytes).digest('hex') === sha256) return said.bytes
      throw unexpected(host, t`it is another picture`)
    },
    async sendImage(sha256, bytes, signal) {
      const headers = { 'content-type': 'application/octet-stream' }
      const body = new Uint8Array(bytes)
      await exchange(line, { method: 'PUT', path: PATHS.image(sha256), headers, body }, signal)
    },
  }

  function ofMovement(id: string, answer: z.infer<typeof movedAnswerSchema>): ServedAmsProduct {
    const { movementId, movement, version, product } = answer
    if (movementId !== id) throw unexpected(host, t`it is about another movement`)
    if (product.id !== movement.productId) throw unexpected(host, t`it is about another product`)
    return { version, product }
  }
}

function get(path: string, also: readonly number[] = []) {
  return { method: 'GET', path, also } as const
}

function toChange(change: Change): ServedChange {
  return change.deleted
    ? { kind: 'deleted', id: change.id, version: change.version }
    : { kind: 'served', version: change.version, product: change.product }
}

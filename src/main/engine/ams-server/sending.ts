import type { AmsProduct } from '@shared/catalog/product'
import {
  type AmsAttempt,
  type AmsOutcome,
  type AmsServer,
  type Environment,
  isoNow,
  type ServedAmsProduct,
  type StateStore,
} from '../ports'
import { absorb, absorbRemoval } from './absorb'

export type Sending = {
  readonly environment: Environment
  readonly store: Pick<StateStore, 'ams' | 'amsServer'>
  readonly server: AmsServer
  readonly sourceName: string
  /** The bytes of a picture that the server does not have; null where they are not here either. */
  readonly imageBytes: (sha256: string, path?: string) => Promise<Uint8Array | null>
}

/** Sends exactly what was claimed, and takes over what the server has then. */
export async function carryOut(
  parts: Sending,
  attempt: AmsAttempt,
  signal: AbortSignal,
): Promise<void> {
  const { server } = parts
  const { key, kind, productId, expected, body } = attempt
  if (kind === 'stock') {
    const served = await server.move(key, body, signal)
    settle(parts, attempt, 'done', served, attempt.after)
    return
  }
  if (kind === 'removal') {
    if (expected === null) throw new Error(`No version of ${productId} was seen`)
    const removed = await server.remove({ productId, expected }, signal)
    if (removed.kind === 'removed') settle(parts, attempt, 'done', null)
    else settle(parts, attempt, 'moved', removed.current)
    return
  }
  const written = await server.write({ productId, expected, key, body }, signal)
  if (written.kind === 'written') settle(parts, attempt, 'done', written, attempt.after)
  else settle(parts, attempt, 'moved', written.current)
}

/** `served`: what the server has now, null for a product that it has no more; absent where it said nothing of it. */
export function settle(
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

import type { AppError } from '@shared/contract/app-error'
import type { Scheduler } from '../engine/ports'
import type { RawAnswer } from './classify-answer'
import { unreachable } from './client-errors'
import type { SendHttp } from './send-http'

const REQUEST_TIMEOUT_MS = 30_000

export type Post = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The version that Shopify answered with stands in a header (shopify.dev/docs/api/usage/versioning). */
export type Exchanged = RawAnswer & { readonly apiVersion: string | null }

/**
 * One POST to the store and its whole answer, or why there is none. A connection that broke or stayed silent
 * says nothing of whether the request arrived. Rejects with the signal's reason when aborted.
 */
export async function exchange(
  { http, scheduler, address }: { http: SendHttp; scheduler: Scheduler; address: string },
  { url, headers, body }: Post,
  signal?: AbortSignal,
): Promise<Exchanged | { readonly error: AppError }> {
  const timeout = new AbortController()
  const answered = new AbortController()
  scheduler.wait(REQUEST_TIMEOUT_MS, answered.signal).then(
    () => timeout.abort(),
    () => undefined,
  )
  const stop = (): void => timeout.abort()
  signal?.addEventListener('abort', stop)
  try {
    signal?.throwIfAborted()
    const answer = await http(url, {
      method: 'POST',
      headers: { ...headers },
      body,
      signal: timeout.signal,
    })
    return {
      status: answer.status,
      contentType: answer.headers.get('content-type') ?? '',
      retryAfter: answer.headers.get('retry-after'),
      requestId: answer.headers.get('x-request-id') ?? '',
      apiVersion: answer.headers.get('x-shopify-api-version'),
      text: await answer.text(),
    }
  } catch (thrown) {
    signal?.throwIfAborted()
    return { error: unreachable(address, thrown) }
  } finally {
    answered.abort()
    signal?.removeEventListener('abort', stop)
  }
}

import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import type { Scheduler } from '../engine/ports'
import { fellSilent, unreachable } from './client-errors'
import type { HttpAnswer, SendHttp } from './send-http'

/** A download may take long; this long without a byte, and nothing more will come. */
const SILENCE_MS = 60_000

export type DownloadFrom = {
  readonly http: SendHttp
  readonly scheduler: Scheduler
  /** The store's address, for the words of an error. */
  readonly address: string
}

/**
 * Streams a file from a signed address. Rejects with `store-unreachable`, or with `read-incomplete`
 * when the file is not delivered or falls silent.
 */
export async function download(
  { http, scheduler, address }: DownloadFrom,
  url: string,
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array>> {
  const ended = new AbortController()
  const end = (): void => ended.abort(signal.reason)
  signal.addEventListener('abort', end, { once: true })
  if (signal.aborted) end()
  let answer: HttpAnswer
  try {
    const asked = http(url, { method: 'GET', headers: {}, signal: ended.signal })
    answer = await unlessSilent(scheduler, asked, ended)
  } catch (error) {
    if (error instanceof ConcordError) throw error
    throw new ConcordError(unreachable(address, error), error)
  }
  if (answer.status !== 200 || answer.body === null) {
    throw new ConcordError({
      code: 'read-incomplete',
      message: t`Shopify did not deliver the catalog file (HTTP ${answer.status}). The earlier catalog stays.`,
      nextStep: t`Run Full Sync And Compare again.`,
      retryable: true,
    })
  }
  return readUnlessSilent(scheduler, answer.body, ended)
}

async function* readUnlessSilent(
  scheduler: Scheduler,
  body: AsyncIterable<Uint8Array>,
  ended: AbortController,
): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]()
  try {
    for (;;) {
      const chunk = await unlessSilent(scheduler, chunks.next(), ended)
      if (chunk.done) return
      yield chunk.value
    }
  } finally {
    // Lets go of the connection when the reader stops early.
    ended.abort()
  }
}

/** What `work` brings. When it brings nothing for too long, the download is ended and incomplete. */
async function unlessSilent<T>(
  scheduler: Scheduler,
  work: Promise<T>,
  ended: AbortController,
): Promise<T> {
  const arrived = new AbortController()
  const silence = scheduler.wait(SILENCE_MS, arrived.signal).then((): never => {
    ended.abort()
    throw new ConcordError(fellSilent(SILENCE_MS))
  })
  try {
    return await Promise.race([work, silence])
  } finally {
    arrived.abort()
  }
}

import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import type { Scheduler } from '../engine/ports'
import { unreachable } from './client-errors'
import type { SendHttp } from './send-http'

/** A form as a staged target asks for it: its own fields in their order, then the file. */
export type UploadForm = {
  readonly fields: readonly { readonly name: string; readonly value: string }[]
  readonly fileName: string
  readonly contentType: string
  readonly content: string
}

/** The bytes of a file as they are. */
export type UploadBytes = {
  readonly contentType: string
  readonly bytes: Uint8Array
}

type To = { readonly http: SendHttp; readonly scheduler: Scheduler; readonly address: string }
type Body = Pick<Parameters<SendHttp>[1], 'method' | 'headers' | 'body'>

/** A file of 50 MB over a slow line; longer, and nothing more will come of it. */
const LONGEST_UPLOAD_MS = 10 * 60_000
const BOUNDARY = 'concord-form'

/**
 * Sends a file to a signed address; no credential goes with it. Rejects with `store-unreachable`, or with
 * `store-error` when the file was not taken. Then nothing has begun: a file alone changes nothing.
 */
export async function uploadForm(to: To, url: string, form: UploadForm): Promise<void> {
  const boundary = boundaryFor(form.content)
  const status = await send(to, url, {
    method: 'POST',
    headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
    body: formBody(form, boundary),
  })
  if (isTaken(status)) return
  throw new ConcordError({
    code: 'store-error',
    message: t`Shopify did not take the file of a bulk change (HTTP ${status}). Nothing was changed.`,
    nextStep: t`Try again in a minute.`,
    retryable: true,
  })
}

/** The same for a picture, which goes bit for bit by PUT (shopify.dev/docs/apps/build/online-store/product-media). */
export async function uploadBytes(
  to: To,
  url: string,
  { contentType, bytes }: UploadBytes,
): Promise<void> {
  const headers = { 'Content-Type': contentType }
  const status = await send(to, url, { method: 'PUT', headers, body: new Uint8Array(bytes) })
  if (isTaken(status)) return
  throw new ConcordError({
    code: 'store-error',
    message: t`Shopify did not take the file of a picture (HTTP ${status}). Nothing was changed by it.`,
    nextStep: t`Try again in a minute.`,
    retryable: true,
  })
}

function isTaken(status: number): boolean {
  return status >= 200 && status < 300
}

async function send({ http, scheduler, address }: To, url: string, body: Body): Promise<number> {
  const tooLong = new AbortController()
  const answered = new AbortController()
  scheduler.wait(LONGEST_UPLOAD_MS, answered.signal).then(
    () => tooLong.abort(),
    () => undefined,
  )
  try {
    const answer = await http(url, { ...body, signal: tooLong.signal })
    // Read to its end, so that the connection is free again.
    await answer.text()
    return answer.status
  } catch (error) {
    throw new ConcordError(unreachable(address, error), error)
  } finally {
    answered.abort()
  }
}

/** One that does not occur in the content. */
function boundaryFor(content: string): string {
  let boundary = BOUNDARY
  while (content.includes(boundary)) boundary += '-x'
  return boundary
}

/** RFC 7578. */
function formBody(
  { fields, fileName, contentType, content }: UploadForm,
  boundary: string,
): string {
  const parts = fields.map(
    ({ name, value }) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: ${contentType}\r\n\r\n${content}\r\n`
  return `${parts.join('')}${file}--${boundary}--\r\n`
}

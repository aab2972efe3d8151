import type { PushState } from '@shared/contract/sync'
import { count, counted, t } from '@shared/words/words'
import { duration } from './times'

type Running = Extract<PushState, { readonly kind: 'running' }>

/** "Pushing 340 of 3,000". */
export function pushedSoFar({ done, total }: Running): string {
  return t`Pushing ${count(done)} of ${count(total)}`
}

/**
 * What follows it: ", about 3 min left. Shopify carries out a bulk change, 120 of 500 lines", how far pictures are, or that it
 * waits for the limit, with the seconds until it goes on. `nowMs`: UTC milliseconds.
 */
export function pushProgressWords(
  { secondsLeft, waitingUntil, bulk, pictures }: Running,
  nowMs: number,
): string {
  const left = secondsLeft === null ? '' : t`, about ${duration(secondsLeft)} left`
  if (bulk !== null) {
    return `${left}. ${t`Shopify carries out a bulk change, ${count(bulk.done)} of ${count(bulk.total)} lines`}`
  }
  // What uploads and Shopify's work on them take is not in the estimate, which is of requests.
  if (pictures !== null && pictures.toUpload > 0) {
    return `. ${t`Uploads pictures, ${count(pictures.uploaded)} of ${count(pictures.toUpload)}`}`
  }
  if (pictures !== null) {
    return `. ${t`Shopify works on ${counted(pictures.inWork, 'picture')}`}`
  }
  if (waitingUntil === null) return left
  const seconds = Math.ceil((Date.parse(waitingUntil) - nowMs) / 1000)
  if (seconds <= 0) return left
  return `${left}. ${t`Waits for Shopify's limit, goes on in ${count(seconds)} s`}`
}

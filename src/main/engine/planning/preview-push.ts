import type { Choice } from '@shared/contract/review'
import type { PushPreview } from '@shared/contract/sync'
import { estimateRequests, type PlannedChange } from './estimate-requests'

type Waiting = PlannedChange & { readonly choice: Choice }

/** For the estimate only: one request to Shopify and back, and the standard plan's restore rate. */
const SECONDS_A_REQUEST = 0.3
const POINTS_A_SECOND = 100

/** What a push of everything that waits will send, with its cost in points and its time in seconds. */
export function previewPush(waiting: readonly Waiting[], pointsFree: number): PushPreview {
  const toShopify = waiting.filter((entry) => entry.choice === 'ours')
  const calls = estimateRequests(toShopify)
  const requests = calls.reduce((sum, call) => sum + call.requests, 0)
  const points = calls.reduce((sum, call) => sum + call.points, 0)
  const seconds = requests * SECONDS_A_REQUEST + Math.max(0, points - pointsFree) / POINTS_A_SECOND
  return {
    decisions: waiting.length,
    toShopify: toShopify.length,
    toAms: waiting.length - toShopify.length,
    products: new Set(waiting.map((entry) => entry.productKey)).size,
    calls: [...calls],
    seconds: Math.ceil(seconds),
  }
}

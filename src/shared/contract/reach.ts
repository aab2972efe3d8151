import { z } from 'zod'
import { appErrorSchema } from './app-error'

/**
 * Why nothing can be read or sent. `no-network`: no answer comes · `captive-portal`: a page or a redirect of
 * the network stands where Shopify's data is due · `store-down`: Shopify is in trouble or has closed the
 * store · `sign-in-refused`: no token, or one that Shopify does not accept · `scopes-missing`: a scope without
 * which nothing works was taken away · `other-shop`: another shop answers at the address.
 */
export const OFFLINE_REASONS = [
  'no-network',
  'captive-portal',
  'store-down',
  'sign-in-refused',
  'scopes-missing',
  'other-shop',
] as const
export const offlineReasonSchema = z.enum(OFFLINE_REASONS)
export type OfflineReason = z.infer<typeof offlineReasonSchema>

/** Whether the right store can be reached now. Times are UTC, ISO 8601. */
export const reachSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('online'), since: z.string() }),
  z.object({
    kind: z.literal('offline'),
    /** When the first answer failed, not when it was noticed. */
    since: z.string(),
    reason: offlineReasonSchema,
    error: appErrorSchema,
    /** When Concord asks again by itself; in the past while it does. */
    nextTryAt: z.string(),
  }),
])
export type Reach = z.infer<typeof reachSchema>

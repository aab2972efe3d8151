import { z } from 'zod'
import { STANDARD_BUCKET } from '../cost/bucket'
import { faultRule } from './fault-rules'

/** A text replaces the fixed token; `expireIssued` ends all tokens got by client credentials. */
export const tokenBody = z
  .strictObject({ token: z.string().min(1).optional(), expireIssued: z.literal(true).optional() })
  .refine((body) => body.token !== undefined || body.expireIssued === true, 'nothing to change')
export const scopesBody = z.strictObject({ scopes: z.array(z.string()) })
export const bucketBody = z.strictObject({
  maximumAvailable: z.number().positive().default(STANDARD_BUCKET.maximumAvailable),
  restoreRate: z.number().positive().default(STANDARD_BUCKET.restoreRate),
  available: z.number().nonnegative().optional(),
})

const lines = z.number().int().nonnegative().default(0)
const bulkTrouble = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('failed'),
    code: z
      .enum(['ACCESS_DENIED', 'INTERNAL_SERVER_ERROR', 'TIMEOUT'])
      .default('INTERNAL_SERVER_ERROR'),
    afterLines: lines,
  }),
  z.strictObject({ kind: z.literal('canceled'), afterLines: lines }),
  z.strictObject({ kind: z.literal('stuck') }),
  z.strictObject({ kind: z.literal('cut-last-line') }),
])
const hold = z.enum(['created', 'running', 'canceling'])
const access = z.enum(['granted', 'denied'])
/** Each member that is given takes effect: hold runs back, deny or grant access, spoil the next runs, expire results. */
export const bulkBody = z.strictObject({
  hold: z
    .union([hold, z.array(hold)])
    .nullable()
    .optional(),
  access: access.optional(),
  queryAccess: access.optional(),
  mutationAccess: access.optional(),
  lineMs: z.number().int().min(0).max(60_000).optional(),
  failNext: z.literal(true).optional(),
  next: z.array(bulkTrouble).optional(),
  expire: z.literal(true).optional(),
})
export const faultsBody = z.strictObject({ rules: z.array(faultRule).min(1) })

/** Moves the store's time by `advanceMs`, or to `now`; `frozen` stops or starts it. */
export const timeBody = z.strictObject({
  advanceMs: z.number().optional(),
  now: z.string().datetime().optional(),
  frozen: z.boolean().optional(),
})
export const chanceBody = z.strictObject({ seed: z.number().int().nonnegative() })
export const appBody = z.strictObject({
  clientId: z.string().optional(),
  clientSecret: z.string().optional(),
  isInstalled: z.boolean().optional(),
  isSameOrganization: z.boolean().optional(),
  tokenLifetimeSeconds: z.number().int().positive().optional(),
})
export const shopBody = z.strictObject({
  state: z.enum(['open', 'frozen', 'fraudulent', 'locked', 'inactive', 'gone']).optional(),
  plan: z.enum(['Basic', 'Grow', 'Advanced', 'Plus', 'Enterprise', 'Development']).optional(),
  name: z.string().min(1).optional(),
  currencyCode: z.string().length(3).optional(),
  id: z.number().int().positive().optional(),
})
/** Searches see products as they were `delayMs` ago; `null` freezes what they see. */
export const searchBody = z.strictObject({ delayMs: z.number().nonnegative().nullable() })
export const mediaBody = z.strictObject({
  uploadedMs: z.number().nonnegative().optional(),
  processingMs: z.number().nonnegative().optional(),
  servedMs: z.number().nonnegative().optional(),
  next: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('failed'), code: z.string() }),
        z.strictObject({ kind: z.literal('stuck') }),
      ]),
    )
    .optional(),
})
export const jobsBody = z.strictObject({ delayMs: z.number().nonnegative() })

import { z } from 'zod'
import { SOLD_OUT_RULES } from '../catalog/sold-out'
import { PUSH_LOG_DAYS, STOCK_INTERVALS } from './stock-sync'

/** What a person set for this store; kept in its state file. */
export const settingsSchema = z.object({
  /** After each sync, what only AMS changed is decided for AMS and pushed. Off at first. */
  automaticPush: z.boolean(),
  /** What was asked for while offline, or was interrupted, is sent when the store is back. On at first. */
  sendWhenOnline: z.boolean(),
  /** Name of the location at which stock is kept; "" before the first connection. */
  stockLocation: z.string(),
  /** How often changes of stock go to Shopify. */
  stockEverySeconds: z.literal(STOCK_INTERVALS),
  /** A change of stock may have Shopify count a variant, and stock it at the location. Off at first. */
  stockSwitchesOn: z.boolean(),
  /**
   * AMS has units of web orders that are not shipped still on hand, so Shopify's `committed` is taken off what it
   * has for the web shop. Off at first: AMS takes web orders off its count.
   */
  amsCountsWebOrders: z.boolean(),
  /** Sold-Out Override of the store; a product or a variant may have one of its own. */
  soldOutRule: z.enum(SOLD_OUT_RULES),
  /** Resuming asks first where more than so many variants would go at once. */
  stockResumeAsksFrom: z.number().int().min(1).max(1_000_000),
  /** What is older goes from the Push Log. */
  pushLogDays: z.literal(PUSH_LOG_DAYS),
  /** What automatic push decided, for `rules.decided`. */
  automaticPushRule: z.object({ id: z.number().int(), decided: z.number().int() }),
})
export type Settings = z.infer<typeof settingsSchema>

export const setSettingsInputSchema = settingsSchema
  .pick({
    automaticPush: true,
    sendWhenOnline: true,
    stockEverySeconds: true,
    stockSwitchesOn: true,
    amsCountsWebOrders: true,
    soldOutRule: true,
    stockResumeAsksFrom: true,
    pushLogDays: true,
  })
  .partial()

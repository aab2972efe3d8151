import { t } from '@shared/words/words'
import { counted } from '../../../format'

export const STOCK_SYNC = {
  title: t`Product Stock Sync`,
  waiting: t`waiting`,
  oldest: t`oldest waiting`,
  lastPush: (variants: number) => t`last push, ${counted(variants, 'variant')}`,
  noPush: t`last push`,
  firstTry: t`sent at the first try, 24 h`,
  failed: t`failed, 24 h`,
  chart: t`Pushes per half hour, last 24 hours`,
  chartUnit: t`Half hour`,
  neverSent: t`Nothing was sent yet.`,
  neverSentText: (interval: string) =>
    t`When the stock of a linked product changes in AMS, the new number goes to Shopify by itself, every ${interval}. On hand less what wholesale holds is sent, never below 0.`,
  next: (shown: string, of: string) => t`Next to go, ${shown} of ${of}`,
  allSent: t`All stock is sent.`,
  unknown: t`Not known`,
  held: t`Held back`,
  heldText: t`Not sent for now, each with the way out`,
  showThem: t`Show them`,
  firstOnly: (shown: string, all: string) =>
    t`Of ${all} that do not go, the oldest ${shown} were looked through.`,
  review: t`Review`,
  openOutbox: t`Open Outbox`,
  openCompare: t`Open Compare`,
  openSettings: t`Settings`,
  openProduct: t`Open product`,
  parked: t`Given up on`,
  parkedText: t`Tried and not taken; nothing else is held up by them`,
  tryAgain: t`Try again`,
  waitsAgain: t`It waits again`,
  showAll: (all: string) => t`Show all ${all}`,
  noRows: t`Nothing is left here.`,
  more: (page: string, rest: string) => t`Show ${page} of ${rest} more`,
} as const

/** How a decision of a push can end, as its summary counts it. */
export const PUSH_ENDINGS = [
  'sent',
  'takenIntoAms',
  'created',
  'imported',
  'alreadyThere',
  'returned',
  'parked',
  'unknown',
] as const
export type PushEnding = (typeof PUSH_ENDINGS)[number]

export const NO_ENDINGS: Readonly<Record<PushEnding, number>> = {
  sent: 0,
  takenIntoAms: 0,
  created: 0,
  imported: 0,
  alreadyThere: 0,
  returned: 0,
  parked: 0,
  unknown: 0,
}

type Ended = {
  readonly state: 'done' | 'returned' | 'refused' | 'parked' | 'unknown' | 'pending'
  readonly kind: 'field' | 'product' | 'variant'
  readonly direction: 'to-shopify' | 'to-ams'
  /** A decision that is done has one only where it was there already. */
  readonly reason: string
}

/**
 * The one rule by which an outbox entry is counted, be it while it is pushed or afterwards. Null for what
 * still waits, as nobody confirmed it for this push.
 */
export function pushEnding({ state, kind, direction, reason }: Ended): PushEnding | null {
  switch (state) {
    case 'done':
      if (kind === 'product') return direction === 'to-shopify' ? 'created' : 'imported'
      if (reason !== '') return 'alreadyThere'
      return direction === 'to-shopify' ? 'sent' : 'takenIntoAms'
    case 'returned':
      return 'returned'
    case 'refused':
    case 'parked':
      return 'parked'
    case 'unknown':
      return 'unknown'
    case 'pending':
      return null
  }
}

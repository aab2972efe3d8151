import type { PushLine } from '@shared/contract/pushes'
import type { OutboxRow } from '@shared/contract/sync'
import type { OutboxTab } from '../../components/app-actions'
import type { OutboxView } from './outbox-store'

export const OUTBOX = {
  title: 'Outbox',
  state: 'Decisions that wait to be sent, and what became of them',
} as const

export const TAB_WORDS: Readonly<Record<OutboxView, string>> = {
  open: 'Open',
  sending: 'Sending',
  parked: 'Parked',
  sent: 'Sent today',
  pushes: 'Pushes',
}

export const EMPTY_WORDS: Readonly<Record<OutboxTab, { title: string; text: string }>> = {
  open: {
    title: 'Nothing waits.',
    text: 'What you decide in Compare waits here until you push it.',
  },
  sending: { title: 'Nothing is being sent.', text: 'During a push, its rows are shown here.' },
  parked: {
    title: 'Nothing is parked.',
    text: 'What Shopify refuses is kept here with its reason.',
  },
  sent: { title: 'Nothing was sent today.', text: 'What a push has carried out is listed here.' },
}

export const ROW_STATES: Readonly<Record<OutboxRow['state'], string>> = {
  pending: 'Waits',
  'in-flight': 'Sending',
  unknown: 'Outcome unknown, reading back',
  parked: 'Parked',
  returned: 'Came back',
  done: 'Sent',
  refused: 'Refused',
}

export const PUSH_OUTCOMES: Readonly<Record<PushLine['outcome'], string>> = {
  running: 'Under way',
  finished: '',
  canceled: 'Canceled',
  failed: 'Stopped before its end',
}

export const PUSHES = {
  empty: {
    title: 'Nothing was pushed yet.',
    text: 'Each push is kept here with what it did, and can be rolled back.',
  },
  nothingToRestore: 'Nothing of this push can be restored',
  underWay: 'A push is under way',
} as const

export const ROLL_BACK = {
  title: (at: string) => `Roll back the push of ${at}`,
  footnote:
    'Nothing is sent yet: the earlier values wait in the outbox, and each is checked once more before it is sent.',
  fields: 'What gets its earlier value back',
  spared: 'Left alone',
  stays: 'Can’t be undone',
  nothing: 'Nothing of this push can be restored any more.',
  decision: (direction: OutboxRow['direction']) =>
    `Roll back in ${direction === 'to-shopify' ? 'Shopify' : 'AMS'}`,
} as const

import type { OutboxRow } from '@shared/contract/sync'
import type { OutboxTab } from '../../components/app-actions'

export const OUTBOX = {
  title: 'Outbox',
  state: 'Decisions that wait to be sent, and what became of them',
} as const

export const TAB_WORDS: Readonly<Record<OutboxTab, string>> = {
  open: 'Open',
  sending: 'Sending',
  parked: 'Parked',
  sent: 'Sent today',
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

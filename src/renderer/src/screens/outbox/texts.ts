import type { PushLine } from '@shared/contract/pushes'
import type { OutboxRow } from '@shared/contract/sync'
import type { OutboxTab } from '../../components/app-actions'
import { count } from '../../format'
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
  pushes: 'Pushes and roll back',
}

/** What stands over the rows of a tab. */
export const HEADINGS: Readonly<Record<OutboxTab, string>> = {
  open: 'Waiting',
  sending: 'Being sent',
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

const SIDES = { ours: 'AMS', theirs: 'Shopify' } as const
type SideName = keyof typeof SIDES

export const CAME_BACK = {
  title: (moved: SideName | null) =>
    moved === null
      ? 'Came back: it is not as you saw it any more'
      : `Came back: ${SIDES[moved]} changed after you decided`,
  chose: (side: SideName, at: string) => `You chose ${SIDES[side]} at ${at}`,
  saw: (side: SideName) => `You saw in ${SIDES[side]}`,
  now: (side: SideName) => `Now in ${SIDES[side]}`,
  gone: 'No difference any more',
  dismiss: 'Put away',
  dismissed: 'Put away.',
  use: (side: SideName, isSame: boolean, value: string) =>
    `${isSame ? 'Still use' : 'Use'} ${SIDES[side]} ${value}`,
  checkedAgain: 'You can decide now; it will be checked once more.',
  notDecided: 'Not decided: it is on its way or settled already.',
  decided: {
    ours: 'AMS taken. It waits to be pushed.',
    theirs: 'Shopify taken. It waits to be pushed.',
    skip: 'Skipped until a value changes.',
  },
} as const

export const SIDE = {
  label: 'What a push will do',
  backOnline: 'When you are back online',
  whenPushed: 'When you push',
  whatWaits: 'What waits',
  whileOffline: 'While you are offline',
  safe: 'Safe',
  safeText: 'Every decision is on disk the moment you see “Saved”.',
  exportDecisions: 'Export decisions as a file…',
  sendByItself: 'Send by itself when online',
  asked: (asked: number) =>
    asked === 1
      ? '1 is sent when you are back online.'
      : `${count(asked)} are sent when you are back online.`,
  automaticOn: 'Automatic push is on.',
  automaticOff: 'Automatic push is off.',
} as const

export const TAKE_ALL_BACK = {
  title: (waits: number) =>
    waits === 1 ? 'Take 1 decision back?' : `Take ${count(waits)} decisions back?`,
  text: 'Their differences are open again in Compare. Nothing was sent, and nothing will be.',
  footnote: 'Ctrl Z brings them back.',
  button: (waits: number) => `Take ${count(waits)} back`,
} as const

/** What one row adds to a push. */
export const SENT_WORDS = {
  intoAms: 'Into AMS only',
  created: (points: string) => `Created once, ${points}`,
  imported: 'Imported into AMS',
  withAbove: 'With the line above',
  sent: (requests: string, points: string) => `${requests}, ${points}`,
} as const

import type { PushLine } from '@shared/contract/pushes'
import type { OutboxRow } from '@shared/contract/sync'
import { t, tAs } from '@shared/words/words'
import type { OutboxTab } from '../../components/app-actions'
import { count } from '../../format'
import type { OutboxView } from './outbox-store'

export const OUTBOX = {
  title: t`Outbox`,
  state: t`Decisions that wait to be sent, and what became of them`,
} as const

export const TAB_WORDS: Readonly<Record<OutboxView, string>> = {
  open: tAs('state')`Open`,
  sending: t`Sending`,
  parked: t`Parked`,
  sent: t`Sent today`,
  pushes: t`Pushes and roll back`,
}

/** What stands over the rows of a tab. */
export const HEADINGS: Readonly<Record<OutboxTab, string>> = {
  open: t`Waiting`,
  sending: t`Being sent`,
  parked: t`Parked`,
  sent: t`Sent today`,
}

export const EMPTY_WORDS: Readonly<Record<OutboxTab, { title: string; text: string }>> = {
  open: {
    title: t`Nothing waits.`,
    text: t`What you decide in Compare waits here until you push it.`,
  },
  sending: { title: t`Nothing is being sent.`, text: t`During a push, its rows are shown here.` },
  parked: {
    title: t`Nothing is parked.`,
    text: t`What Shopify refuses is kept here with its reason.`,
  },
  sent: { title: t`Nothing was sent today.`, text: t`What a push has carried out is listed here.` },
}

export const ROW_STATES: Readonly<Record<OutboxRow['state'], string>> = {
  pending: t`Waits`,
  'in-flight': t`Sending`,
  unknown: t`Outcome unknown, reading back`,
  parked: t`Parked`,
  returned: t`Came back`,
  done: t`Sent`,
  refused: t`Refused`,
}

export const PUSH_OUTCOMES: Readonly<Record<PushLine['outcome'], string>> = {
  running: t`Under way`,
  finished: '',
  canceled: t`Canceled`,
  failed: t`Stopped before its end`,
}

export const PUSHES = {
  empty: {
    title: t`Nothing was pushed yet.`,
    text: t`Each push is kept here with what it did, and can be rolled back.`,
  },
  nothingToRestore: t`Nothing of this push can be restored`,
  underWay: t`A push is under way`,
} as const

export const ROLL_BACK = {
  title: (at: string) => t`Roll back the push of ${at}`,
  footnote: t`Nothing is sent yet: the earlier values wait in the outbox, and each is checked once more before it is sent.`,
  fields: t`What gets its earlier value back`,
  spared: t`Left alone`,
  stays: t`Can’t be undone`,
  nothing: t`Nothing of this push can be restored any more.`,
  decision: (direction: OutboxRow['direction']) =>
    t`Roll back in ${direction === 'to-shopify' ? 'Shopify' : 'AMS'}`,
} as const

const SIDES = { ours: 'AMS', theirs: 'Shopify' } as const
type SideName = keyof typeof SIDES

export const CAME_BACK = {
  title: (moved: SideName | null) =>
    moved === null
      ? t`Came back: it is not as you saw it any more`
      : t`Came back: ${SIDES[moved]} changed after you decided`,
  chose: (side: SideName, at: string) => t`You chose ${SIDES[side]} at ${at}`,
  saw: (side: SideName) => t`You saw in ${SIDES[side]}`,
  now: (side: SideName) => t`Now in ${SIDES[side]}`,
  gone: t`No difference any more`,
  dismiss: t`Put away`,
  dismissed: t`Put away.`,
  use: (side: SideName, isSame: boolean, value: string) =>
    isSame ? t`Still use ${SIDES[side]} ${value}` : t`Use ${SIDES[side]} ${value}`,
  checkedAgain: t`You can decide now; it will be checked once more.`,
  notDecided: t`Not decided: it is on its way or settled already.`,
  decided: {
    ours: t`AMS taken. It waits to be pushed.`,
    theirs: t`Shopify taken. It waits to be pushed.`,
    skip: t`Skipped until a value changes.`,
  },
} as const

export const SIDE = {
  label: t`What a push will do`,
  backOnline: t`When you are back online`,
  whenPushed: t`When you push`,
  whatWaits: t`What waits`,
  whileOffline: t`While you are offline`,
  safe: t`Safe`,
  safeText: t`Every decision is on disk the moment you see “Saved”.`,
  exportDecisions: t`Export decisions as a file…`,
  sendByItself: t`Send by itself when online`,
  asked: (asked: number) =>
    asked === 1
      ? t`1 is sent when you are back online.`
      : t`${count(asked)} are sent when you are back online.`,
  automaticOn: t`Automatic push is on.`,
  automaticOff: t`Automatic push is off.`,
} as const

export const TAKE_ALL_BACK = {
  title: (waits: number) =>
    waits === 1 ? t`Take 1 decision back?` : t`Take ${count(waits)} decisions back?`,
  text: t`Their differences are open again in Compare. Nothing was sent, and nothing will be.`,
  footnote: t`Ctrl Z brings them back.`,
  button: (waits: number) => t`Take ${count(waits)} back`,
} as const

/** What one row adds to a push. */
export const SENT_WORDS = {
  intoAms: t`Into AMS only`,
  created: (points: string) => t`Created once, ${points}`,
  imported: t`Imported into AMS`,
  withAbove: t`With the line above`,
  sent: (requests: string, points: string) => `${requests}, ${points}`,
} as const

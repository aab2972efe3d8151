import { RULE_WORDS } from '@shared/contract/stock-words'
import { t } from '@shared/words/words'
import { count } from '../../format'

export const SETTINGS = {
  title: t`Settings`,
  state: t`What Concord does by itself, what it keeps, how it looks`,
  sections: t`Sections of Settings`,
  automaticPush: t`Automatic push`,
  automaticPushText: t`After each sync, what only AMS changed on linked products is decided for AMS and sent. Where Shopify changed the same field it waits for you. Nothing is created or deleted, options and the AMS status are left to you, and a brake is never passed. Switched on, it sends at once what is open now.`,
  sendWhenOnline: t`Send by itself when online`,
  sendWhenOnlineText: t`What you asked to send while offline, and what is left of a push that lost the store, is sent when the store is back. Each product is read first; what moved comes back to you. Switched off, it waits for you.`,
  heldBack: t`Waits for you:`,
  decided: t`Decided by automatic push`,
  nothingDecided: t`It has decided nothing so far.`,
  newest: (shown: number, total: number) =>
    shown < total ? t`The newest ${count(shown)} of ${count(total)}` : count(total),
} as const

export const BRAKE_TEXTS = {
  title: t`Brakes`,
  text: (few: number) =>
    t`Where many changes at once look like a wrong file or a shifted column, nothing is pushed before a person typed the figure. Fewer than ${count(few)} changes never brake. These limits are fixed.`,
  what: t`What would change in Shopify`,
  from: t`Brakes from`,
  kinds: {
    price: t`Prices`,
    sku: 'SKUs',
    'sold-out': t`Stock set to zero`,
    deletion: t`Variants deleted, on either side`,
  },
  share: (percent: number, few: number) =>
    t`${percent}% of the linked variants, ${count(few)} at least`,
  every: t`the first one`,
  resume: t`Stock that goes when stock sync is resumed`,
  more: (variants: string) => t`more than ${variants}, as set under Stock`,
} as const

export const MATCHING = {
  steps: [
    t`By the Shopify id that AMS has stored: the surest, and it outranks every SKU.`,
    t`By SKU, where it is used once on each side. Blank SKUs and SKUs used twice never link.`,
    t`What leaves doubt is never guessed: it waits for a person, with what speaks for each candidate. A similar name is a suggestion, never a link.`,
    t`Your word outranks all of this, and “${t`Not the same`}” is never suggested again.`,
  ],
  open: t`Show what needs a person`,
  openText: t`Opens Compare with the rows that no rule can decide. Linking writes nothing into Shopify.`,
} as const

export const LANGUAGE = {
  legend: t`Language`,
  system: t`As the system`,
  text: t`The language of every window, message and menu. What Shopify answers, and what was written down before, stays as it is. Files that Concord writes keep their English column names.`,
  fromNextStart: t`Concord speaks it from its next start on. Nothing is lost by starting again.`,
  restart: t`Start again now`,
} as const

export const LOG = {
  days: t`Push Log is kept for`,
  daysText: t`Each attempt at a count is kept for so long, then removed; fewer days remove what is older within the hour. After a jump of the computer’s clock nothing is removed for a day.`,
  kept: [
    [
      t`History, runs and stock ledger`,
      t`What became of each product, each sync and push, and each entry of stock are kept as long as the store.`,
    ],
    [
      t`Log file for support`,
      t`At most 5 MB and the 5 MB before, without tokens. Help > ${t`Show Log File`} leads to it.`,
    ],
  ],
  open: t`Open Push Log`,
} as const

export const APPEARANCE = {
  theme: t`Theme`,
  themeText: t`Colours the whole window at once. “${t`As the system`}” follows it, also at nightfall.`,
  density: t`Density`,
  densityText: t`Height of rows and controls in every list, at once.`,
  densities: { compact: t`Compact`, comfortable: t`Comfortable` },
} as const

export const KEYS = {
  show: t`Show all keys`,
  palette: t`Search or run`,
  text: t`Everything in Concord can be done with the keyboard. Single letters act only while no text field has it.`,
} as const

export const STOCK_SETTINGS = {
  running: t`Stock sync runs.`,
  paused: (since: string) => t`Stock sync is paused since ${since}.`,
  stateText: t`While it runs, a change of stock in AMS goes to Shopify by itself: on hand less what wholesale holds, never below 0. Paused, nothing is sent, and changes go on being queued; only the newest number of each variant goes when you resume.`,
  every: t`Interval`,
  everyText: t`How often what waits goes to Shopify. All changes of one variant in between travel as one number. “${t`Push pending now`}” never waits for it.`,
  switchesOn: t`Have Shopify count what AMS counts`,
  switchesOnText: t`A change of stock of a variant that Shopify does not track, or does not stock at the location, first switches on “Track quantity” and stocks it there, then sends the number. A variant that sold without limit then sells out. Switched off, such changes are held back.`,
  webOrders: t`AMS does not deduct web orders`,
  webOrdersText: t`AMS has units that were sold in the web shop and are not shipped yet still on hand. Shopify’s own count of them is then taken off too, so that no unit is sold twice. Leave it off where AMS imports web sales. Changing it reads the whole catalog anew; no stock is sent before. Where Shopify has another count than both sides agreed on, Compare shows it and waits for you.`,
  soldOut: t`Sold-Out Override`,
  soldOutText: t`What a variant does in Shopify when its count is 0. ${RULE_WORDS.respect}: as it is set there. ${RULE_WORDS.force}: it stops selling, whatever is set there. ${RULE_WORDS.keep}: it goes on selling, as what is made to order. What was set before is remembered and put back. A product or a variant can have a rule of its own, in its stock dialog.`,
  asksFrom: t`Ask before resuming when more than so many variants would go`,
  asksFromText: t`After a long pause many counts go out at once. Above this figure, resuming asks you to type how many there are.`,
  wholeNumber: t`Enter a whole number of 1 or more.`,
} as const

export const LOCATION = {
  title: t`Location`,
  text: t`The one location of the shop at which stock is compared and sent. Concord takes no other one by itself, also where this one is closed or deleted.`,
  choose: t`Change location…`,
  dialog: t`Location of the stock`,
  none: t`No location was chosen yet.`,
  now: (name: string, isUsable: boolean) =>
    isUsable ? t`Now: ${name}` : t`Now: ${name}, which is not active in Shopify any more`,
  another: t`Choose another location`,
  notOnline: t`Does not fulfil online orders`,
  keepAt: (name: string) => (name === '' ? t`Keep stock there` : t`Keep stock at ${name}`),
  changed: (name: string) => t`Stock is kept at ${name}. Shopify is read anew.`,
  footnote: t`What lies at the earlier location stays as it is.`,
  effects: (follows: number) => [
    t`The whole catalog is read anew, with the counts of that location. No stock is sent before.`,
    follows === 0
      ? t`Nothing follows AMS yet, so no count is set there.`
      : follows === 1
        ? t`1 variant that follows AMS is then set there to the count of AMS.`
        : t`${count(follows)} variants that follow AMS are then set there to the count of AMS.`,
    t`What Shopify does not stock there is held back, unless “${STOCK_SETTINGS.switchesOn}” is on.`,
    t`Decisions about stock that wait come back, as they were made about other counts.`,
  ],
} as const

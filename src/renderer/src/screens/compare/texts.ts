import type {
  Answer,
  ChangedBy,
  DifferenceGroup,
  DifferenceRow,
  MatchResult,
} from '@shared/contract/review'
import { t, tAs } from '@shared/words/words'
import { count, counted } from '../../format'
import { MOST_TICKED } from './ticks'

/** The words of the Compare screen. */
export const GROUP_WORDS: Readonly<Record<DifferenceGroup, string>> = {
  differs: t`Differs`,
  'only-ams': t`Only in AMS`,
  'only-shopify': t`Only in Shopify`,
  'needs-person': t`Needs a person`,
}

export const CHANGED_BY_WORDS: Readonly<Record<ChangedBy, string>> = {
  ams: 'AMS',
  shopify: 'Shopify',
  both: t`Both`,
  'never-agreed': t`Never agreed`,
}

/** How the matching sees a product, for a merchant. */
export const MATCH_WORDS: Readonly<Record<MatchResult, string>> = {
  linked: t`Linked`,
  only: t`On one side only`,
  'blank-sku': t`One side, without SKU`,
  'similar-name': t`Similar name`,
  ambiguous: t`Several candidates`,
  'duplicate-sku': t`SKU used twice`,
  'broken-link': t`Linked product gone`,
}

export const WHY_TITLES: Readonly<Record<ChangedBy, string>> = {
  ams: t`AMS changed it`,
  shopify: t`Shopify changed it`,
  both: t`Both sides changed it`,
  'never-agreed': t`Never agreed on`,
}

export const KIND_WORDS: Readonly<Record<Exclude<DifferenceRow['kind'], 'field'>, string>> = {
  product: t`Product`,
  variant: t`Variant`,
  ambiguous: t`Unsure match`,
  'broken-link': t`Broken link`,
}

export const STATE_WORDS: Readonly<Record<DifferenceRow['decisionState'], string>> = {
  open: '',
  waiting: t`Waits in the Outbox`,
  sending: t`Is being sent`,
  unknown: t`Outcome unknown, is being read back`,
  parked: t`Parked`,
  returned: t`Came back`,
  skipped: t`Skipped until a value changes`,
}

/** Where a decision stands right after it was stored. */
export function stateAfter(choice: Answer | null): DifferenceRow['decisionState'] {
  if (choice === null) return 'open'
  return choice === 'skip' ? 'skipped' : 'waiting'
}

/** Why a row can't be decided now; undefined when it can. */
export function blockedWords({ decisionState }: DifferenceRow): string | undefined {
  const underWay = decisionState === 'sending' || decisionState === 'unknown'
  return underWay ? STATE_WORDS[decisionState] : undefined
}

export const ROW_MENU = {
  button: (product: string, field: string) => t`More for ${product}, ${field}`,
  menu: t`More for this row`,
  skip: t`Skip`,
  skipped: t`Skipped`,
  unskip: t`Show again`,
  link: t`Link by hand…`,
  open: t`Open product`,
  byRule: (rule: string) => t`By rule ${rule}`,
  byPolicy: t`policy`,
} as const

export const RULER = {
  label: (places: number) => {
    if (places === 0) return t`No row needs a person`
    const where = counted(places, 'place')
    return places === 1
      ? t`${where} of the list holds a row that needs a person; N goes to the next`
      : t`${where} of the list hold rows that need a person; N goes to the next`
  },
  hint: t`Amber: rows that need a person. Click to go there.`,
} as const

/** What is said when a key finds no further row in its direction. */
export const NO_PLACE = {
  'needs-person': {
    next: t`No further row needs a person`,
    previous: t`No earlier row needs a person`,
  },
  product: { next: t`This is the last product`, previous: t`This is the first product` },
} as const

export const HOW = {
  title: t`How it was compared`,
  side: t`Side`,
  raw: t`As it came`,
  canonical: t`As it was compared`,
  none: tAs('value')`none`,
} as const

export const LINK = {
  title: (product: string) => t`Link ${product} by hand`,
  subtitle: t`Which Shopify product is it? Your word outranks every rule of matching.`,
  search: t`Title, SKU or id`,
  hint: t`Type a part of its title, vendor or SKU.`,
  none: t`No Shopify product matches.`,
  linked: t`Linked to another product`,
  link: tAs('verb')`Link`,
  linkTo: (title: string) => t`Link ${title}`,
  button: t`Link by hand…`,
  done: (title: string) => t`Linked to ${title}.`,
  foot: t`Linking writes nothing into Shopify.`,
} as const

export const REPAIR = {
  create: t`Create anew in Shopify`,
  created: (product: string) =>
    t`${product} will be created in Shopify as Draft with the next push.`,
  unlink: t`Mark unlinked`,
  unlinked: (product: string) => t`${product} is linked to nothing now.`,
} as const

export const MARKUP = {
  hide: t`Hide same text, different markup`,
  chip: t`Without same text, other markup`,
} as const

export const VIEWS = {
  title: t`Saved filters`,
  none: t`None yet`,
  save: t`Save this filter`,
  saveHint: t`Save this filter (Ctrl S)`,
  nothingToSave: t`Choose a filter first, then save it`,
  remove: (name: string) => t`Remove saved filter ${name}`,
  saved: (name: string) => t`Filter saved as “${name}”.`,
  dialog: t`Save this filter`,
  name: t`Name`,
  replaces: (name: string) => t`“${name}” is there already and is replaced.`,
  button: t`Save filter`,
} as const

export const COMPARE = {
  title: t`Compare`,
  fullSync: t`Full Sync And Compare`,
  more: t`More in Compare`,
  rules: t`Rules…`,
  makeRule: t`New rule from this filter…`,
  changes: t`Check for changes`,
  neverSynced: t`Nothing compared yet`,
  neverSyncedText: t`Concord reads AMS and Shopify completely, then shows here where they differ. Reading writes nothing on either side.`,
  running: t`Reading both sides`,
  runningText: t`The rows appear here when the run is ready to review.`,
  agrees: t`Everything agrees`,
  agreesText: t`No field, variant or product differs between AMS and Shopify.`,
  noMatch: t`No row matches`,
  noMatchText: t`Nothing differs under these filters.`,
  clearFilters: t`Clear filters`,
  chooseRow: t`Choose a row`,
} as const

export const PANE = {
  toUndo: t`Ctrl Z, until it is pushed`,
  toUndoSkip: t`Backspace, or another value on either side`,
  toUndoLink: t`Unlink, on the product`,
  fields: t`Differences of this product`,
} as const

export const TICKS = {
  head: t`Tick all rows shown`,
  row: (product: string, field: string) => t`Tick ${product}, ${field}`,
  ticked: (rows: number) => t`${counted(rows, 'row')} ticked`,
  tooMany: (rows: number) =>
    t`${count(rows)} rows are too many to tick, the most is ${count(MOST_TICKED)}. Accept All takes every row that matches.`,
  clear: t`Clear ticks`,
  useAms: tAs('for the ticked rows')`Use AMS`,
  useShopify: tAs('for the ticked rows')`Use Shopify`,
  suggestion: t`Suggestion`,
  skip: t`Skip`,
  none: t`None of the ticked rows can be decided this way.`,
  done: (rows: number, left: number) =>
    left === 0
      ? t`${counted(rows, 'row')} decided.`
      : t`${counted(rows, 'row')} decided, ${count(left)} left as they were.`,
  cleared: (rows: number, left: number) =>
    left === 0
      ? t`${counted(rows, 'decision')} cleared.`
      : t`${counted(rows, 'decision')} cleared, ${count(left)} left as they were.`,
  askTitle: {
    ours: (rows: number) => t`Use AMS for ${counted(rows, 'row')}?`,
    theirs: (rows: number) => t`Use Shopify for ${counted(rows, 'row')}?`,
    suggestion: (rows: number) => t`Take the suggestion for ${counted(rows, 'row')}?`,
    skip: (rows: number) => t`Skip ${counted(rows, 'row')}?`,
    clear: (rows: number) => t`Clear ${counted(rows, 'decision')}?`,
  },
  askButton: {
    ours: (rows: number) => t`Use AMS for ${count(rows)}`,
    theirs: (rows: number) => t`Use Shopify for ${count(rows)}`,
    suggestion: (rows: number) => t`Take ${counted(rows, 'suggestion')}`,
    skip: (rows: number) => t`Skip ${count(rows)}`,
    clear: (rows: number) => t`Clear ${count(rows)}`,
  },
  askFoot: t`This alone sends nothing and can be undone.`,
  askLeft: (left: number) =>
    left === 1
      ? t`${counted(left, 'ticked row')} can’t go this way and stays as it is.`
      : t`${counted(left, 'ticked row')} can’t go this way and stay as they are.`,
  askWays: (ours: number, theirs: number) =>
    t`${counted(ours, 'row')} with the AMS value, ${counted(theirs, 'row')} with the Shopify value.`,
} as const

/** The columns that a person may leave out; the row's tooltip and the pane keep what they say. */
export const OPTIONAL_COLUMNS = ['sku', 'base', 'changed-by'] as const
export type OptionalColumn = (typeof OPTIONAL_COLUMNS)[number]

export const VIEW = {
  button: t`View`,
  chosen: t`Chosen:`,
  rows: t`Rows`,
  density: { compact: t`Compact`, comfortable: t`Comfortable` },
  columns: t`Columns`,
  columnWords: { sku: 'SKU', base: t`Last agreed`, 'changed-by': t`Changed by` },
  pane: t`Details`,
} as const

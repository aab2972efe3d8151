import type {
  Answer,
  ChangedBy,
  DifferenceGroup,
  DifferenceRow,
  MatchResult,
} from '@shared/contract/review'
import { count, counted } from '../../format'
import { MOST_TICKED } from './ticks'

/** The words of the Compare screen. */
export const GROUP_WORDS: Readonly<Record<DifferenceGroup, string>> = {
  differs: 'Differs',
  'only-ams': 'Only in AMS',
  'only-shopify': 'Only in Shopify',
  'needs-person': 'Needs a person',
}

export const CHANGED_BY_WORDS: Readonly<Record<ChangedBy, string>> = {
  ams: 'AMS',
  shopify: 'Shopify',
  both: 'Both',
  'never-agreed': 'Never agreed',
}

/** How the matching sees a product, for a merchant. */
export const MATCH_WORDS: Readonly<Record<MatchResult, string>> = {
  linked: 'Linked',
  only: 'On one side only',
  'blank-sku': 'One side, without SKU',
  'similar-name': 'Similar name',
  ambiguous: 'Several candidates',
  'duplicate-sku': 'SKU used twice',
  'broken-link': 'Linked product gone',
}

export const WHY_TITLES: Readonly<Record<ChangedBy, string>> = {
  ams: 'AMS changed it',
  shopify: 'Shopify changed it',
  both: 'Both sides changed it',
  'never-agreed': 'Never agreed on',
}

export const KIND_WORDS: Readonly<Record<Exclude<DifferenceRow['kind'], 'field'>, string>> = {
  product: 'Product',
  variant: 'Variant',
  ambiguous: 'Unsure match',
  'broken-link': 'Broken link',
}

export const STATE_WORDS: Readonly<Record<DifferenceRow['decisionState'], string>> = {
  open: '',
  waiting: 'Waits in the Outbox',
  sending: 'Is being sent',
  unknown: 'Outcome unknown, is being read back',
  parked: 'Parked',
  returned: 'Came back',
  skipped: 'Skipped until a value changes',
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
  button: (product: string, field: string) => `More for ${product}, ${field}`,
  menu: 'More for this row',
  skip: 'Skip',
  skipped: 'Skipped',
  unskip: 'Show again',
  link: 'Link by hand…',
  open: 'Open product',
  byRule: (rule: string) => `By rule ${rule}`,
  byPolicy: 'policy',
} as const

export const RULER = {
  label: (places: number) =>
    places === 0
      ? 'No row needs a person'
      : `${counted(places, 'place')} of the list ${places === 1 ? 'holds a row' : 'hold rows'} that ${places === 1 ? 'needs' : 'need'} a person; N goes to the next`,
  hint: 'Amber: rows that need a person. Click to go there.',
} as const

/** What is said when a key finds no further row in its direction. */
export const NO_PLACE = {
  'needs-person': {
    next: 'No further row needs a person',
    previous: 'No earlier row needs a person',
  },
  product: { next: 'This is the last product', previous: 'This is the first product' },
} as const

export const HOW = {
  title: 'How it was compared',
  side: 'Side',
  raw: 'As it came',
  canonical: 'As it was compared',
  none: 'none',
} as const

export const LINK = {
  title: (product: string) => `Link ${product} by hand`,
  subtitle: 'Which Shopify product is it? Your word outranks every rule of matching.',
  search: 'Title, SKU or id',
  hint: 'Type a part of its title, vendor or SKU.',
  none: 'No Shopify product matches.',
  linked: 'Linked to another product',
  link: 'Link',
  button: 'Link by hand…',
  done: (title: string) => `Linked to ${title}.`,
  foot: 'Linking writes nothing into Shopify.',
} as const

export const REPAIR = {
  create: 'Create anew in Shopify',
  created: (product: string) =>
    `${product} will be created in Shopify as Draft with the next push.`,
  unlink: 'Mark unlinked',
  unlinked: (product: string) => `${product} is linked to nothing now.`,
} as const

export const MARKUP = {
  hide: 'Hide same text, different markup',
  chip: 'Without same text, other markup',
} as const

export const VIEWS = {
  title: 'Saved filters',
  none: 'None yet',
  save: 'Save this filter',
  saveHint: 'Save this filter (Ctrl S)',
  nothingToSave: 'Choose a filter first, then save it',
  remove: (name: string) => `Remove saved filter ${name}`,
  saved: (name: string) => `Filter saved as “${name}”.`,
  dialog: 'Save this filter',
  name: 'Name',
  replaces: (name: string) => `“${name}” is there already and is replaced.`,
  button: 'Save filter',
} as const

export const COMPARE = {
  title: 'Compare',
  fullSync: 'Full Sync And Compare',
  more: 'More in Compare',
  rules: 'Rules…',
  makeRule: 'New rule from this filter…',
  changes: 'Check for changes',
  neverSynced: 'Nothing compared yet',
  neverSyncedText:
    'Concord reads AMS and Shopify completely, then shows here where they differ. Reading writes nothing on either side.',
  running: 'Reading both sides',
  runningText: 'The rows appear here when the run is ready to review.',
  agrees: 'Everything agrees',
  agreesText: 'No field, variant or product differs between AMS and Shopify.',
  noMatch: 'No row matches',
  noMatchText: 'Nothing differs under these filters.',
  clearFilters: 'Clear filters',
  chooseRow: 'Choose a row',
} as const

export const PANE = {
  toUndo: 'Ctrl Z, until it is pushed',
  toUndoSkip: 'Backspace, or another value on either side',
  toUndoLink: 'Unlink, on the product',
  fields: 'Differences of this product',
} as const

export const TICKS = {
  head: 'Tick all rows shown',
  row: (product: string, field: string) => `Tick ${product}, ${field}`,
  ticked: (rows: number) => `${counted(rows, 'row')} ticked`,
  tooMany: (rows: number) =>
    `${count(rows)} rows are too many to tick, the most is ${count(MOST_TICKED)}. Accept All takes every row that matches.`,
  clear: 'Clear ticks',
  useAms: 'Use AMS',
  useShopify: 'Use Shopify',
  suggestion: 'Suggestion',
  skip: 'Skip',
  none: 'None of the ticked rows can be decided this way.',
  done: (rows: number, left: number) =>
    `${counted(rows, 'row')} decided${left === 0 ? '' : `, ${count(left)} left as they were`}.`,
  cleared: (rows: number, left: number) =>
    `${counted(rows, 'decision')} cleared${left === 0 ? '' : `, ${count(left)} left as they were`}.`,
  askTitle: {
    ours: (rows: number) => `Use AMS for ${counted(rows, 'row')}?`,
    theirs: (rows: number) => `Use Shopify for ${counted(rows, 'row')}?`,
    suggestion: (rows: number) => `Take the suggestion for ${counted(rows, 'row')}?`,
    skip: (rows: number) => `Skip ${counted(rows, 'row')}?`,
    clear: (rows: number) => `Clear ${counted(rows, 'decision')}?`,
  },
  askButton: {
    ours: (rows: number) => `Use AMS for ${count(rows)}`,
    theirs: (rows: number) => `Use Shopify for ${count(rows)}`,
    suggestion: (rows: number) => `Take ${counted(rows, 'suggestion')}`,
    skip: (rows: number) => `Skip ${count(rows)}`,
    clear: (rows: number) => `Clear ${count(rows)}`,
  },
  askFoot: 'This alone sends nothing and can be undone.',
  askLeft: (left: number) =>
    `${counted(left, 'ticked row')} can’t go this way and ${left === 1 ? 'stays as it is' : 'stay as they are'}.`,
  askWays: (ours: number, theirs: number) =>
    `${counted(ours, 'row')} with the AMS value, ${counted(theirs, 'row')} with the Shopify value.`,
} as const

/** The columns that a person may leave out; the row's tooltip and the pane keep what they say. */
export const OPTIONAL_COLUMNS = ['sku', 'base', 'changed-by'] as const
export type OptionalColumn = (typeof OPTIONAL_COLUMNS)[number]

export const VIEW = {
  button: 'View',
  chosen: 'Chosen:',
  rows: 'Rows',
  density: { compact: 'Compact', comfortable: 'Comfortable' },
  columns: 'Columns',
  columnWords: { sku: 'SKU', base: 'Last agreed', 'changed-by': 'Changed by' },
  pane: 'Details',
} as const

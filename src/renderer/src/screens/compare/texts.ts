import type {
  Answer,
  ChangedBy,
  Choice,
  DifferenceGroup,
  DifferenceRow,
} from '@shared/contract/review'

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

/** What a choice is called on a row: a whole product is pushed or imported, a field is used. */
export function choiceWords(row: DifferenceRow, choice: Answer): string {
  if (choice === 'skip') return 'Skip'
  if (row.kind === 'product') return choice === 'ours' ? 'Push as Draft' : 'Import'
  if (row.kind === 'variant' && row.ours === null && choice === 'theirs') return 'Import variant'
  if (row.kind === 'variant' && row.theirs === null && choice === 'ours') return 'Push variant'
  return choice === 'ours' ? 'Use AMS' : 'Use Shopify'
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

/** Why a row can't be decided now; undefined when it can. */
export function blockedWords({ decisionState }: DifferenceRow): string | undefined {
  const underWay = decisionState === 'sending' || decisionState === 'unknown'
  return underWay ? STATE_WORDS[decisionState] : undefined
}

export const COMPARE = {
  title: 'Compare',
  fullSync: 'Full Sync And Compare',
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

import { counted } from '../../format'

export const OVERVIEW = {
  title: 'Overview',
  fullSync: 'Full Sync And Compare',
  testConnection: 'Test connection',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  nothingNeedsYou: 'Nothing needs you.',
  checkForChanges: 'Check for changes',
  checkHint: 'Reads only what Shopify changed since the last read; writes nothing',
  compareSmaller: 'Compare with the smaller catalog',
  shrunkenTitle: 'Compare with a much smaller Shopify catalog?',
  shrunkenText:
    'Products that are gone from Shopify are shown as broken links or as only in AMS. Nothing is deleted in AMS, and nothing is sent.',
  shrunkenFoot: 'The earlier comparison and all decisions stay until you agree.',
  shrunkenKeep: 'Keep the earlier comparison',
  neverRun:
    'Reads AMS and Shopify completely, proves that nothing is missing and shows where the two differ. It writes nothing.',
} as const

export const RUNS = {
  title: 'Syncs and pushes',
  state: 'What each did, and what it left out',
  all: 'All runs…',
  none: 'Nothing ran yet.',
  quiet: (left: number) =>
    left === 0
      ? 'With automatic reads that found nothing'
      : `With ${counted(left, 'automatic read')} that found nothing`,
} as const

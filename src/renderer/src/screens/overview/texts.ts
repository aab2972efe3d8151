import type { SyncStep } from '@shared/contract/sync'

export const STEP_HINTS: Readonly<Record<SyncStep, string>> = {
  'read-ams': 'Products and variants',
  'read-shopify': 'Products and variants',
  'prove-complete': 'Counts must agree',
  match: 'Shopify id, then SKU',
  compare: 'Field by field',
  ready: 'Nothing is written',
}

export const OVERVIEW = {
  title: 'Overview',
  fullSync: 'Full Sync And Compare',
  testConnection: 'Test connection',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  nothingNeedsYou: 'Nothing needs you.',
  neverRun:
    'Reads AMS and Shopify completely, proves that nothing is missing and shows where the two differ. It writes nothing.',
} as const

import { t } from '@shared/words/words'
import { counted } from '../../format'

export const OVERVIEW = {
  title: t`Overview`,
  fullSync: t`Full Sync And Compare`,
  testConnection: t`Test connection`,
  cancel: t`Cancel`,
  tryAgain: t`Try again`,
  nothingNeedsYou: t`Nothing needs you.`,
  checkForChanges: t`Check for changes`,
  checkHint: t`Reads only what Shopify changed since the last read; writes nothing`,
  compareSmaller: t`Compare with the smaller catalog`,
  compareSmallerAsk: t`Compare with the smaller catalog…`,
  shrunkenTitle: t`Compare with a much smaller Shopify catalog?`,
  shrunkenText: t`Products that are gone from Shopify are shown as broken links or as only in AMS. Nothing is deleted in AMS, and nothing is sent.`,
  shrunkenFoot: t`The earlier comparison and all decisions stay until you agree.`,
  shrunkenKeep: t`Keep the earlier comparison`,
  neverRun: t`Reads AMS and Shopify completely, proves that nothing is missing and shows where the two differ. It writes nothing.`,
} as const

export const RUNS = {
  title: t`Syncs and pushes`,
  state: t`What each did, and what it left out`,
  all: t`All runs…`,
  none: t`Nothing ran yet.`,
  quiet: (left: number) =>
    left === 0
      ? t`With automatic reads that found nothing`
      : t`With ${counted(left, 'automatic read')} that found nothing`,
} as const

import type { StateStore } from '../ports'

const READ_UNTIL = 'shop-read-until'
/**
 * Searches by `updated_at` lag behind writes, and the time stamps have one-second resolution; an
 * overlap of several minutes reads a few products twice and misses none.
 */
const OVERLAP_MS = 5 * 60_000

/** Remembers the largest `updatedAt` that Shopify showed: its own clock, not this computer's. */
export function rememberReadUntil({ runs }: StateStore, until: string): void {
  const known = runs.setting(READ_UNTIL) ?? ''
  if (until > known) runs.setSetting(READ_UNTIL, until)
}

/** From where changes are to be read; null before the first whole read. */
export function readSince({ runs }: StateStore): string | null {
  const until = runs.setting(READ_UNTIL)
  if (until === null || until === '') return null
  return new Date(Date.parse(until) - OVERLAP_MS).toISOString().replace('.000Z', 'Z')
}

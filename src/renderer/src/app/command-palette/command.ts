import type { Findable } from './match-commands'

/** Something that the palette runs. */
export type Command = Findable & {
  /** Stays the same from version to version: it is remembered. */
  readonly id: string
  readonly group: 'Go to' | 'Do' | 'Appearance' | 'Settings' | 'Products'
  /** Shown beside the label, small. */
  readonly note?: string | undefined
  readonly keys?: string | undefined
  /** Why it can't be run now; it stays in the list and says so. */
  readonly blockedBecause?: string | undefined
  readonly run: () => void
}

import { t } from '@shared/words/words'
import type { Findable } from './match-commands'

export type CommandGroup = 'go-to' | 'do' | 'appearance' | 'settings' | 'products'

export const GROUP_WORDS: Readonly<Record<CommandGroup, string>> = {
  'go-to': t`Go to`,
  do: t`Do`,
  appearance: t`Appearance`,
  settings: t`Settings`,
  products: t`Products`,
}

/** Something that the palette runs. */
export type Command = Findable & {
  /** Stays the same from version to version: it is remembered. */
  readonly id: string
  readonly group: CommandGroup
  /** Shown beside the label, small. */
  readonly note?: string | undefined
  readonly keys?: string | undefined
  /** Why it can't be run now; it stays in the list and says so. */
  readonly blockedBecause?: string | undefined
  readonly run: () => void
}

import type { Nuance } from '@shared/contract/review'
import { t, tAs } from '@shared/words/words'

/** The quiet word for two values that differ in less than their content. */
export const NUANCE_WORDS: Readonly<Record<Nuance, string>> = {
  markup: t`Markup only`,
  spaces: t`Only spaces differ`,
  case: t`Only case differs`,
  order: tAs('sequence')`Order`,
  rename: t`Renamed`,
}

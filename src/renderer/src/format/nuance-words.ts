import type { Nuance } from '@shared/contract/review'

/** The quiet word for two values that differ in less than their content. */
export const NUANCE_WORDS: Readonly<Record<Nuance, string>> = {
  markup: 'Markup only',
  spaces: 'Only spaces differ',
  case: 'Only case differs',
  order: 'Order',
  rename: 'Renamed',
}

import type { ImportResult } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { count, counted } from '../format'

/** "Read 3,403 products with 6,912 variants from catalog.csv: 12 new, 41 changed, 3,350 unchanged, 2 no longer there." */
export function importWords(result: ImportResult): string {
  const read = t`Read ${counted(result.products, 'product')} with ${counted(result.variants, 'variant')} from ${result.sourceName}`
  return t`${read}: ${count(result.added)} new, ${count(result.changed)} changed, ${count(result.unchanged)} unchanged, ${count(result.missing)} no longer there.`
}

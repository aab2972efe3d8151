import type { NumberRule } from '@shared/contract/imports'
import type { CatalogLayout } from '../ports'

type Rules = Readonly<Record<string, NumberRule>>

/** The rule of each column of numbers; both read what is in no doubt alike. */
export function rulesOf(layout: CatalogLayout): Rules {
  const rules = layout.numbers().map(({ column, rule }): [string, NumberRule] => {
    return [column, rule ?? 'point']
  })
  return Object.fromEntries(rules)
}

import { type CompareFilter, compareFilterSchema } from '@shared/contract/review'
import { type FieldKey, syncedFields } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import { type Environment, isoNow, type StateStore } from '../ports'

/**
 * For a person alone: options, because sending them may add or remove options and variants, and the AMS
 * status, because an inactive AMS product only suggests what becomes of it in Shopify.
 */
const NEVER_AUTOMATIC: readonly FieldKey[] = ['option-names', 'option-values', 'status']

/**
 * What automatic push takes: fields of linked products that AMS changed since both sides last agreed, while
 * Shopify did not. Rows without a field (a whole product, a variant, a broken link) are never among them,
 * so it creates and deletes nothing; nor are conflicts and what was never agreed.
 */
export const AUTOMATIC_PUSH_FILTER: CompareFilter = compareFilterSchema.parse({
  groups: ['differs'],
  changedBy: ['ams'],
  matchResults: ['linked'],
  fields: syncedFields
    .filter(({ key, directions }) => directions.toShopify && !NEVER_AUTOMATIC.includes(key))
    .map(({ key }) => key),
})

/**
 * Decides what is open under that filter, if automatic push is on: one batch that can be undone until it is
 * pushed. What a person took back stays open while the values stay. Returns how many rows were decided.
 */
export function decideAutomatically({ clock, chance }: Environment, store: StateStore): number {
  const { id, isOn } = store.rules.automaticPush()
  if (!isOn) return 0
  return store.decisions.acceptAll({
    filter: AUTOMATIC_PUSH_FILTER,
    choice: 'suggestion',
    label: t`Automatic push`,
    at: isoNow(clock),
    newKey: () => chance.uuid(),
    ruleId: id,
  }).decided
}

import type { Result } from '@shared/contract/result'
import type { FieldKey, FieldPolicy } from '@shared/fields/field-registry'
import { askEngine } from './engine'

/** What Concord does by itself with a field from now on; everything is compared anew by it. */
export function setPolicy(field: FieldKey, policy: FieldPolicy): Promise<Result<null>> {
  return askEngine('policies.set', { field, policy })
}

import { type Policies, policiesSchema } from '@shared/contract/rules'
import { syncedFields } from '@shared/fields/field-registry'

/** The policies of a store in which nobody has set one. */
export const ASK_EVERYWHERE: Policies = policiesSchema.parse(
  Object.fromEntries(syncedFields.map(({ key, policy }) => [key, policy])),
)

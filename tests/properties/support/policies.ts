import { type Policies, policiesSchema } from '@shared/contract/rules'
import { FIELD_POLICIES, syncedFields } from '@shared/fields/field-registry'
import fc from 'fast-check'
import { ASK_EVERYWHERE } from '../../support/policies'

/** Policies as people set them: none, or some on a few fields. */
export const policies: fc.Arbitrary<Policies> = fc
  .array(
    fc.tuple(
      fc.constantFrom(...syncedFields.map(({ key }) => key)),
      fc.constantFrom(...FIELD_POLICIES),
    ),
    { maxLength: 3 },
  )
  .map((set) => policiesSchema.parse({ ...ASK_EVERYWHERE, ...Object.fromEntries(set) }))

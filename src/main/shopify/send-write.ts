import { t } from '@shared/words/words'
import type { Refusal, WriteOutcome } from '../engine/ports'
import type { AdminClient, MutationAnswer } from './admin-client'
import type { Operation, UserErrors } from './operations'
import type { Sending } from './sending'

/** Sends one mutation about a product; what Shopify says against it becomes a refusal. */
export async function send<V, D>(
  client: AdminClient,
  operation: Operation<V, D>,
  variables: V,
  productId: string,
  errorsOf: (data: D) => UserErrors,
  sending: Sending,
): Promise<WriteOutcome> {
  const answer: MutationAnswer = await client.mutate(operation, variables, sending)
  if (answer.kind !== 'ok') return answer
  const userErrors = errorsOf(operation.data.parse(answer.data))
  if (userErrors.length === 0) return { kind: 'done', requestId: answer.requestId, productId }
  return { kind: 'refused', requestId: answer.requestId, refusals: toRefusals(userErrors) }
}

/** Refused by what was read, before anything was sent. */
export function refusedUnsent(message: string): WriteOutcome {
  return { kind: 'refused', requestId: '', refusals: [{ message, variantIndex: null }] }
}

/** `field` is a path of texts; an index into the variants stands second: `["variants", "1", "price"]`. */
export function toRefusals(userErrors: UserErrors): Refusal[] {
  if (userErrors.length === 0) {
    return [{ message: t`Shopify made nothing and gave no reason`, variantIndex: null }]
  }
  return userErrors.map(({ field, message }) => {
    const index = field?.[0] === 'variants' ? Number(field[1]) : Number.NaN
    return { message, variantIndex: Number.isInteger(index) ? index : null }
  })
}

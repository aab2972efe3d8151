import type { FieldCall } from '../endpoint/object-type'
import type { RequestContext } from '../endpoint/request-context'
import { codedError } from '../schema/errors'
import { type UserError, userError } from './user-error'

type WithErrors = { readonly userErrors: readonly UserError[] }

/**
 * Runs a mutation once for each `@idempotent(key:)` (shopify.dev/docs/api/usage/implementing-idempotency). A
 * repeat gets the stored outcome, another input under the same key is refused; a refused try isn't kept.
 * Throws `BAD_REQUEST` without the directive.
 */
export function runOnce<Payload extends WithErrors>(
  call: FieldCall,
  context: RequestContext,
  mutation: {
    name: string
    run: () => Payload
    refused: (error: UserError) => Payload
    isPayload: (value: unknown) => value is Payload
  },
): Payload {
  const key = call.directive('idempotent')?.['key']
  if (typeof key !== 'string' || key === '') {
    const message = 'The @idempotent directive is required for this mutation but was not provided.'
    throw codedError(message, 'BAD_REQUEST')
  }
  const input = [mutation.name, call.args]
  const known = context.idempotency.look(key, input)
  if (known.kind === 'mismatch') {
    const message = 'The same idempotency key cannot be used with different operation parameters.'
    return mutation.refused(userError(null, message, 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH'))
  }
  if (known.kind === 'repeat' && mutation.isPayload(known.payload)) return known.payload
  const payload = mutation.run()
  if (payload.userErrors.length === 0) context.idempotency.keep(key, input, payload)
  return payload
}

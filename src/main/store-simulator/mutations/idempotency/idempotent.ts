import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { codedError, internalError } from '../../schema/errors'
import { type UserError, userError } from '../user-error'

type WithErrors = { readonly userErrors: readonly UserError[] }

const REFUSALS = {
  mismatch: {
    message: 'The same idempotency key cannot be used with different operation parameters.',
    code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
  },
  concurrent: {
    message: 'This request is currently in progress, please try again.',
    code: 'IDEMPOTENCY_CONCURRENT_REQUEST',
  },
  failed: {
    message: 'The previous attempt with this idempotency key failed.',
    code: 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED',
  },
} as const

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
  if (typeof key !== 'string' || key.trim() === '') {
    const message = 'The @idempotent directive is required for this mutation but was not provided.'
    throw codedError(message, 'BAD_REQUEST')
  }
  const { idempotency, keysInUse } = context
  const input = [mutation.name, call.args]
  const known = idempotency.look(key, input, keysInUse)
  if (known.kind === 'repeat' && mutation.isPayload(known.payload)) return known.payload
  if (known.kind !== 'new' && known.kind !== 'repeat') {
    const { message, code } = REFUSALS[known.kind]
    return mutation.refused(userError(null, message, code))
  }
  idempotency.use(key, keysInUse)
  if (context.breaksInside) {
    idempotency.keep(key, input, undefined)
    throw internalError()
  }
  const payload = mutation.run()
  if (payload.userErrors.length === 0) idempotency.keep(key, input, payload)
  return payload
}

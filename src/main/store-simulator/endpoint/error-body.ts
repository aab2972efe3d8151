import type { GraphQLError } from 'graphql'
import type { ErrorBody } from './answer-body'

const INTERNAL_MESSAGE = 'Internal error. Looks like something went wrong on our end.'

/** An execution error as it goes over the wire. One without a code is a bug of the simulator, and told as such. */
export function toErrorBody(error: GraphQLError): ErrorBody {
  const { code } = error.extensions
  const extensions =
    typeof code === 'string'
      ? error.extensions
      : { code: 'INTERNAL_SERVER_ERROR', detail: error.message }
  return {
    message: typeof code === 'string' ? error.message : INTERNAL_MESSAGE,
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    ...(error.path === undefined ? {} : { path: error.path }),
    extensions,
  }
}

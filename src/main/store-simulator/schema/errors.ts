import { GraphQLError } from 'graphql'

const DOCUMENTATION = 'https://shopify.dev/api/usage/access-scopes'

/** A top-level error with Shopify's `extensions.code` (shopify.dev/docs/api/admin-graphql#status-and-error-codes). */
export function codedError(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } })
}

/** What the official schema has and this simulator hasn't: said aloud, never answered with an invented value. */
export function notImplemented(what: string): GraphQLError {
  return codedError(`${what} is not implemented by the store simulator`, 'NOT_IMPLEMENTED')
}

/** A gid whose type doesn't fit the field, e.g. a variant's gid given to `product(id:)`. */
export function invalidId(id: string): GraphQLError {
  return codedError(`Invalid id: ${id}`, 'RESOURCE_NOT_FOUND')
}

/** A field whose access scope the app doesn't hold; siblings keep their data. `requiredAccess` ends with a full stop. */
export function accessDenied(fieldName: string, requiredAccess: string): GraphQLError {
  return new GraphQLError(
    `Access denied for ${fieldName} field. Required access: ${requiredAccess}`,
    { extensions: { code: 'ACCESS_DENIED', documentation: DOCUMENTATION, requiredAccess } },
  )
}

/** Something broke inside Shopify: status 200 all the same, and nothing took effect. */
export function internalError(): GraphQLError {
  return codedError(
    'Internal error. Looks like something went wrong on our end.\nRequest ID: simulated (include this in support requests).',
    'INTERNAL_SERVER_ERROR',
  )
}

/** The same where Shopify doesn't say which access it misses. */
export function accessDeniedPlainly(fieldName: string): GraphQLError {
  return new GraphQLError(`Access denied for ${fieldName} field.`, {
    extensions: { code: 'ACCESS_DENIED', documentation: DOCUMENTATION },
  })
}

/** Code of the error below, by which the endpoint knows that the answer is a 429. */
export const VARIANT_LIMIT_CODE = 'VARIANT_THROTTLE_EXCEEDED'

/** Too many new variants in one day: the whole answer becomes a 429 (shopify.dev/docs/api/usage/limits). */
export function variantLimitReached(limit: number): GraphQLError {
  const message = `Daily variant creation limit reached. You can create up to ${limit} variants per day.`
  return codedError(message, VARIANT_LIMIT_CODE)
}

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

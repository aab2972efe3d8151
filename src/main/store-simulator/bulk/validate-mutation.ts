import {
  type DocumentNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  parse,
  type SelectionSetNode,
} from 'graphql'
import { fragmentsOf, isConnectionType, type Operation, selectedFields } from '../cost/selections'
import { syntaxError, validationErrors } from '../endpoint/validation'
import { type UserError, userError } from '../mutations/user-error'

const MAX_BYTES = 65_535
const MAX_CONNECTIONS = 1
const MIN_CLIENT_IDENTIFIER = 10
const MAX_CLIENT_IDENTIFIER = 255
const BULK_ROOTS = ['bulkOperationRunMutation', 'bulkOperationRunQuery']

/** A refusal of this mutation says `code: null` where it has none. */
export type BulkRefusal = { readonly userErrors: UserError[] }

/**
 * The mutation of an import, ready to run for each line, or its refusal
 * (shopify.dev/docs/api/usage/bulk-operations/imports).
 */
export function readBulkMutation(
  schema: GraphQLSchema,
  text: string,
  clientIdentifier: string | null,
): { readonly document: DocumentNode } | BulkRefusal {
  const refuse = (field: string[] | null, message: string, code?: string): BulkRefusal => ({
    userErrors: [codeOrNull(userError(field, message, code))],
  })
  const bytes = Buffer.byteLength(text)
  if (bytes > MAX_BYTES) {
    const message = `is too large (${bytes} bytes; maximum is ${MAX_BYTES} bytes)`
    return refuse(['query'], message, 'INVALID_MUTATION')
  }
  const document = parseOrError(text)
  if (document instanceof GraphQLError) {
    const message = `Failed to parse the mutation - ${syntaxError(document).message}`
    return refuse(null, message, 'INVALID_MUTATION')
  }
  const node = document.definitions.find((definition) => definition.kind === 'OperationDefinition')
  if (node?.operation !== 'mutation') {
    const message = 'Invalid operation type. Only `mutation` operations are supported.'
    return refuse(null, message, 'INVALID_MUTATION')
  }
  const operation: Operation = { node, fragments: fragmentsOf(document), variables: {} }
  const roots = selectedFields(node.selectionSet, operation).map(({ field }) => field.name.value)
  if (roots.length !== 1)
    return refuse(['mutation'], 'You must specify a single top level mutation.')
  if (roots.some((name) => BULK_ROOTS.includes(name))) {
    return refuse(['mutation'], 'You must use an allowed mutation name.')
  }
  const mutationType = schema.getMutationType()
  if (
    mutationType &&
    countConnections(schema, operation, mutationType, node.selectionSet) > MAX_CONNECTIONS
  ) {
    const message = `Bulk mutations cannot contain more than ${MAX_CONNECTIONS} connection.`
    return refuse(['mutation'], message)
  }
  const [invalid] = validationErrors(schema, document)
  if (invalid !== undefined) return refuse(['mutation'], invalid.message, 'INVALID_MUTATION')
  return checkClientIdentifier(clientIdentifier) ?? { document }
}

function checkClientIdentifier(identifier: string | null): BulkRefusal | null {
  if (identifier === null) return null
  const bound =
    identifier.length < MIN_CLIENT_IDENTIFIER
      ? `is too short (minimum is ${MIN_CLIENT_IDENTIFIER} characters)`
      : identifier.length > MAX_CLIENT_IDENTIFIER
        ? `is too long (maximum is ${MAX_CLIENT_IDENTIFIER} characters)`
        : null
  if (bound === null) return null
  return { userErrors: [userError(['clientIdentifier'], bound, 'INVALID_MUTATION')] }
}

function codeOrNull(error: UserError): UserError {
  return error.code === undefined ? { ...error, code: null } : error
}

function parseOrError(text: string): DocumentNode | GraphQLError {
  try {
    return parse(text)
  } catch (error) {
    if (error instanceof GraphQLError) return error
    throw error
  }
}

function countConnections(
  schema: GraphQLSchema,
  operation: Operation,
  parent: GraphQLNamedType,
  selection: SelectionSetNode,
): number {
  let count = 0
  for (const { field, condition } of selectedFields(selection, operation)) {
    const owner = condition === null ? parent : schema.getType(condition)
    if (!isObjectType(owner) && !isInterfaceType(owner)) continue
    const type = owner.getFields()[field.name.value]?.type
    if (type === undefined || field.selectionSet === undefined) continue
    const named = getNamedType(type)
    if (isConnectionType(named)) count += 1
    count += countConnections(schema, operation, named, field.selectionSet)
  }
  return count
}

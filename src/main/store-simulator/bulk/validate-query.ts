import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql'
import { fragmentsOf, isConnectionType, type Operation, selectedFields } from '../cost/selections'
import { validationErrors } from '../endpoint/validation'

export type BulkQuery = {
  readonly document: DocumentNode
  readonly operation: Operation
  readonly root: FieldNode
}

const MAX_QUERY_BYTES = 65_535
const MAX_CONNECTIONS = 5
const MAX_NESTING = 2

/**
 * A bulk query ready to run, or the messages of its refusal (shopify.dev/docs/api/usage/bulk-operations/queries#operation-restrictions).
 */
export function readBulkQuery(
  schema: GraphQLSchema,
  text: string,
): { readonly query: BulkQuery } | { readonly messages: readonly string[] } {
  const bytes = Buffer.byteLength(text)
  if (bytes > MAX_QUERY_BYTES) {
    const message = `Query is too large (${bytes} bytes; maximum is ${MAX_QUERY_BYTES} bytes)`
    return { messages: [message] }
  }
  const document = parseOrNull(text)
  if (document instanceof GraphQLError)
    return { messages: [`Invalid bulk query: ${document.message}`] }
  const node = firstOperation(document)
  if (node === undefined || node.operation !== 'query') {
    return { messages: ['Invalid operation type. Only `query` operations are supported.'] }
  }
  const invalid = validationErrors(schema, document).map((error) => error.message)
  if (invalid.length > 0) return { messages: invalid }
  const operation: Operation = { node, fragments: fragmentsOf(document), variables: {} }
  const messages = restrictions(schema, operation)
  const root = selectedFields(node.selectionSet, operation)[0]?.field
  if (messages.length > 0 || root === undefined) return { messages }
  return { query: { document, operation, root } }
}

function parseOrNull(text: string): DocumentNode | GraphQLError {
  try {
    return parse(text)
  } catch (error) {
    if (error instanceof GraphQLError) return error
    throw error
  }
}

function firstOperation(document: DocumentNode): OperationDefinitionNode | undefined {
  return document.definitions.find(
    (definition): definition is OperationDefinitionNode =>
      definition.kind === 'OperationDefinition',
  )
}

type Finding = {
  connections: number
  deepest: number
  withNodes: string[]
  withoutId: string[]
  inList: boolean
}

function restrictions(schema: GraphQLSchema, operation: Operation): string[] {
  const roots = selectedFields(operation.node.selectionSet, operation)
  const finding: Finding = {
    connections: 0,
    deepest: 0,
    withNodes: [],
    withoutId: [],
    inList: false,
  }
  const queryType = schema.getQueryType()
  if (!queryType) return []
  new ConnectionWalk(schema, operation, finding).walk(queryType, operation.node.selectionSet, {
    depth: 0,
    inList: false,
  })
  const messages: string[] = []
  const names = roots.map(({ field }) => field.name.value)
  for (const name of ['node', 'nodes']) {
    if (names.includes(name)) {
      messages.push(`Bulk queries cannot contain a top level \`${name}\` field.`)
    }
  }
  if (names.length > 1) messages.push('Bulk queries must have a single top level field.')
  if (finding.connections === 0) messages.push('Bulk queries must contain at least one connection.')
  if (finding.withNodes.length > 0) messages.push(nodesMessage(finding.withNodes))
  if (finding.connections > MAX_CONNECTIONS) {
    messages.push(`Bulk queries cannot contain more than ${MAX_CONNECTIONS} connections.`)
  }
  if (finding.deepest > MAX_NESTING) {
    messages.push(
      `Bulk queries cannot contain connections with a nesting depth greater than ${MAX_NESTING}.`,
    )
  }
  if (finding.inList) {
    messages.push(
      'Queries that contain a connection field within a list field are not currently supported.',
    )
  }
  if (finding.withoutId.length > 0) {
    messages.push(
      `The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': ${finding.withoutId.join(', ')}.`,
    )
  }
  return messages
}

function nodesMessage(names: readonly string[]): string {
  return `All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: '${names[0]} { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection fields: '${names.join("', '")}'.`
}

/** Nesting: `depth` counts the connections around a field. */
type Place = { readonly depth: number; readonly inList: boolean }

class ConnectionWalk {
  readonly #schema: GraphQLSchema
  readonly #operation: Operation
  readonly #finding: Finding

  constructor(schema: GraphQLSchema, operation: Operation, finding: Finding) {
    this.#schema = schema
    this.#operation = operation
    this.#finding = finding
  }

  /** Returns whether a connection lies anywhere below. */
  walk(parent: GraphQLNamedType, selection: SelectionSetNode, place: Place): boolean {
    let found = false
    for (const { field, condition } of selectedFields(selection, this.#operation)) {
      const owner = condition === null ? parent : this.#schema.getType(condition)
      if (!isObjectType(owner) && !isInterfaceType(owner)) continue
      const type = owner.getFields()[field.name.value]?.type
      if (type === undefined || field.selectionSet === undefined) continue
      const named = getNamedType(type)
      if (isConnectionType(named)) {
        found = true
        this.#connection(named, field, field.selectionSet, place)
      } else {
        const inList = place.inList || isListType(getNullableType(type))
        if (this.walk(named, field.selectionSet, { ...place, inList })) found = true
      }
    }
    return found
  }

  #connection(
    type: GraphQLNamedType,
    field: FieldNode,
    selection: SelectionSetNode,
    place: Place,
  ): void {
    const name = field.name.value
    const finding = this.#finding
    finding.connections += 1
    finding.deepest = Math.max(finding.deepest, place.depth)
    if (place.inList) finding.inList = true
    const chosen = selectedFields(selection, this.#operation).map((entry) => entry.field)
    if (chosen.some((entry) => entry.name.value === 'nodes')) finding.withNodes.push(name)
    for (const { nodeType, nodeSelection } of nodesOf(type, selection, this.#operation)) {
      const inner = { depth: place.depth + 1, inList: false }
      const hasNested = this.walk(nodeType, nodeSelection, inner)
      const hasId = selectedFields(nodeSelection, this.#operation).some(
        (entry) => entry.field.name.value === 'id' && entry.field.alias === undefined,
      )
      if (hasNested && !hasId) finding.withoutId.push(name)
    }
  }
}

/** What a connection selects of its nodes, by `edges { node }` or `nodes`. */
export function nodesOf(
  type: GraphQLNamedType,
  selection: SelectionSetNode,
  operation: Operation,
): { nodeType: GraphQLNamedType; nodeSelection: SelectionSetNode }[] {
  if (!isObjectType(type)) return []
  return selectedFields(selection, operation).flatMap(({ field }) => {
    const inner = type.getFields()[field.name.value]?.type
    if (inner === undefined || field.selectionSet === undefined) return []
    const named = getNamedType(inner)
    switch (field.name.value) {
      case 'edges':
        return nodesOf(named, field.selectionSet, operation)
      case 'node':
      case 'nodes':
        return [{ nodeType: named, nodeSelection: field.selectionSet }]
      default:
        return []
    }
  })
}

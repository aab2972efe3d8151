import {
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import { Connection } from '../connections/connection'
import { type Operation, selectedFields } from '../cost/selections'
import type { ImplementedTypes } from '../endpoint/implemented-types'
import type { FieldCall } from '../endpoint/object-type'
import type { RequestContext } from '../endpoint/request-context'
import { type BulkQuery, nodesOf } from './validate-query'

/** One line of the result, and the connection it comes from (`products`, `products.variants`). */
export type BulkRow = {
  readonly connection: string
  readonly isRoot: boolean
  readonly line: string
}

type Nested = {
  readonly connection: Connection
  readonly type: GraphQLNamedType
  readonly selection: SelectionSetNode
  readonly name: string
}

type CompiledField = {
  readonly key: string
  readonly name: string
  readonly type: GraphQLOutputType
  readonly named: GraphQLNamedType
  readonly selection: SelectionSetNode | undefined
  readonly call: FieldCall
}

/**
 * Walks a bulk query row by row, each object followed by its children, so that nothing but the current row is
 * held. Connections are read whole: page sizes in the query count for nothing.
 */
export class BulkRows {
  readonly #schema: GraphQLSchema
  readonly #types: ImplementedTypes
  readonly #operation: Operation
  readonly #context: RequestContext
  readonly #compiled = new Map<SelectionSetNode, Map<string, CompiledField[]>>()

  constructor(
    schema: GraphQLSchema,
    types: ImplementedTypes,
    operation: Operation,
    context: RequestContext,
  ) {
    this.#schema = schema
    this.#types = types
    this.#operation = operation
    this.#context = context
  }

  *rows(query: BulkQuery): Generator<BulkRow> {
    const root = this.#schema.getQueryType()
    if (!root) return
    const nested: Nested[] = []
    this.#object(root, query.operation.node.selectionSet, null, '', nested)
    for (const child of nested) yield* this.#children(child, null)
  }

  *#children(nested: Nested, parentId: string | null): Generator<BulkRow> {
    const [chosen] = nodesOf(nested.type, nested.selection, this.#operation)
    if (chosen === undefined) return
    for (const node of nested.connection.nodes) {
      const children: Nested[] = []
      const row = this.#composite(
        chosen.nodeType,
        chosen.nodeSelection,
        node,
        nested.name,
        children,
      )
      if (parentId !== null) row['__parentId'] = parentId
      yield { connection: nested.name, isRoot: parentId === null, line: toLine(row) }
      const id = typeof row['id'] === 'string' ? row['id'] : null
      for (const child of children) yield* this.#children(child, id)
    }
  }

  #composite(
    type: GraphQLNamedType,
    selection: SelectionSetNode,
    source: unknown,
    name: string,
    nested: Nested[],
  ): Record<string, unknown> {
    const own = isAbstractType(type) ? this.#schema.getType(this.#types.typeNameOf(source)) : type
    return own === undefined ? {} : this.#object(own, selection, source, name, nested)
  }

  #object(
    type: GraphQLNamedType,
    selection: SelectionSetNode,
    source: unknown,
    name: string,
    nested: Nested[],
  ): Record<string, unknown> {
    const row: Record<string, unknown> = {}
    for (const field of this.#fieldsOf(type, selection)) {
      if (field.name === '__typename') {
        row[field.key] = type.name
        continue
      }
      const path = name === '' ? field.key : `${name}.${field.key}`
      const names = { typeName: type.name, fieldName: field.name, returnTypeName: field.named.name }
      const value = this.#types.resolve(names, source, field.call, this.#context)
      if (value instanceof Connection && field.selection !== undefined) {
        nested.push({
          connection: value,
          type: field.named,
          selection: field.selection,
          name: path,
        })
      } else {
        row[field.key] = this.#complete(field, field.type, value, path, nested)
      }
    }
    return row
  }

  #complete(
    field: CompiledField,
    type: GraphQLOutputType,
    value: unknown,
    path: string,
    nested: Nested[],
  ): unknown {
    if (isNonNullType(type)) return this.#complete(field, type.ofType, value, path, nested)
    if (value === null || value === undefined) return null
    if (isListType(type)) {
      if (!Array.isArray(value)) throw new TypeError(`${path} should be a list`)
      const items: readonly unknown[] = value
      return items.map((item) => this.#complete(field, type.ofType, item, path, nested))
    }
    if (isLeafType(type)) return type.serialize(value)
    return field.selection === undefined
      ? null
      : this.#composite(type, field.selection, value, path, nested)
  }

  #fieldsOf(type: GraphQLNamedType, selection: SelectionSetNode): CompiledField[] {
    let perType = this.#compiled.get(selection)
    if (perType === undefined) {
      perType = new Map()
      this.#compiled.set(selection, perType)
    }
    let fields = perType.get(type.name)
    if (fields === undefined) {
      fields = this.#compile(type, selection)
      perType.set(type.name, fields)
    }
    return fields
  }

  #compile(type: GraphQLNamedType, selection: SelectionSetNode): CompiledField[] {
    if (!isObjectType(type)) return []
    const byKey = new Map<string, CompiledField>()
    for (const { field, condition } of selectedFields(selection, this.#operation)) {
      if (!this.#applies(condition, type)) continue
      const name = field.name.value
      const key = field.alias?.value ?? name
      const definition = type.getFields()[name]
      const typeName = this.#schema.getType('String')
      if (definition === undefined) {
        if (name === '__typename' && isLeafType(typeName)) {
          byKey.set(key, {
            key,
            name,
            type: typeName,
            named: typeName,
            selection: undefined,
            call: NO_CALL,
          })
        }
        continue
      }
      const args = getArgumentValues(definition, field, this.#operation.variables)
      byKey.set(key, {
        key,
        name,
        type: definition.type,
        named: getNamedType(definition.type),
        selection: field.selectionSet,
        call: { ...NO_CALL, args },
      })
    }
    return [...byKey.values()]
  }

  #applies(condition: string | null, type: GraphQLNamedType): boolean {
    if (condition === null || condition === type.name) return true
    const wanted = this.#schema.getType(condition)
    return isAbstractType(wanted) && isObjectType(type) && this.#schema.isSubType(wanted, type)
  }
}

const NO_CALL: FieldCall = { args: {}, path: [], directive: () => null }

/** Slashes are escaped inside a result (`gid:\/\/shopify\/Product\/1`), as Shopify's writer does. */
function toLine(row: Record<string, unknown>): string {
  return JSON.stringify(row).replaceAll('/', '\\/')
}

import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import {
  FREE_TYPES,
  FREE_WHEN_SINGLE,
  HAND_SET_COSTS,
  mutationCost,
  returnedFactor,
} from './cost-rules'
import { nodeCost } from './requested-cost'
import { isConnectionType, type Operation, selectedFields } from './selections'

/**
 * The points a request really used: as requested, but only what came back counts. Never more than `requested`.
 * `failedFields` are the keys of root fields that ended in an error.
 */
export function actualCost(
  schema: GraphQLSchema,
  operation: Operation,
  data: unknown,
  requested: number,
  failedFields: ReadonlySet<string> = new Set(),
): number {
  const root = schema.getRootType(operation.node.operation)
  if (root === undefined || root === null) return 0
  const used = new ActualCost(schema, operation)
  const { selectionSet } = operation.node
  const cost =
    operation.node.operation === 'mutation'
      ? used.mutations(root, selectionSet, data)
      : used.selection(root, selectionSet, data) + used.failed(root, selectionSet, failedFields)
  return Math.min(requested, Math.floor(cost))
}

class ActualCost {
  readonly #schema: GraphQLSchema
  readonly #operation: Operation

  constructor(schema: GraphQLSchema, operation: Operation) {
    this.#schema = schema
    this.#operation = operation
  }

  mutations(root: GraphQLNamedType, selection: SelectionSetNode, data: unknown): number {
    let cost = 0
    for (const { field } of selectedFields(selection, this.#operation)) {
      cost += mutationCost(field.name.value)
      const payloadType = this.#typeOf(root, field.name.value)
      const payload = valueOf(data, field)
      if (payloadType === null || field.selectionSet === undefined) continue
      for (const { field: inner } of selectedFields(field.selectionSet, this.#operation)) {
        const type = this.#typeOf(payloadType, inner.name.value)
        if (type === null || inner.selectionSet === undefined) continue
        const [first] = asList(valueOf(payload, inner))
        if (first != null) cost += this.selection(type, inner.selectionSet, first)
      }
    }
    return cost
  }

  /** A root field that was asked for and failed still counts, without what it would have held. */
  failed(root: GraphQLNamedType, selection: SelectionSetNode, keys: ReadonlySet<string>): number {
    let cost = 0
    for (const { field } of selectedFields(selection, this.#operation)) {
      const type = this.#typeOf(root, field.name.value)
      if (type === null || !keys.has(field.alias?.value ?? field.name.value)) continue
      cost += isConnectionType(type) ? 2 : 1
    }
    return cost
  }

  selection(parent: GraphQLNamedType, selection: SelectionSetNode, data: unknown): number {
    let cost = 0
    for (const { field, condition } of selectedFields(selection, this.#operation)) {
      const value = valueOf(data, field)
      const owner = condition === null ? parent : this.#schema.getType(condition)
      if (value == null || owner === undefined) continue
      cost += this.#field(owner, field, value)
    }
    return cost
  }

  #field(parent: GraphQLNamedType, field: FieldNodeOf, value: unknown): number {
    const type = this.#typeOf(parent, field.name.value)
    if (type === null || !isCompositeType(type) || field.selectionSet === undefined) return 0
    if (FREE_TYPES.has(type.name)) return 0
    const handSet = HAND_SET_COSTS[`${parent.name}.${field.name.value}`]
    if (handSet !== undefined) return handSet
    if (isConnectionType(type)) return this.#connection(type, field.selectionSet, value)
    const items = asList(value).filter((item) => item != null)
    if (items.length === 0) return 0
    // A list counts its shape once, as its dearest item.
    const { selectionSet } = field
    const inside = Math.max(...items.map((item) => this.selection(type, selectionSet, item)))
    const isFree = items.length === 1 && FREE_WHEN_SINGLE.has(`${parent.name}.${field.name.value}`)
    return isFree ? inside : 1 + inside
  }

  #connection(type: GraphQLNamedType, selection: SelectionSetNode, value: unknown): number {
    const costs = this.#nodeCosts(type, selection, value)
    if (costs.length === 0) return 3 + this.#emptyCost(type, selection)
    return 2 + returnedFactor(costs.length) * (1 + Math.max(...costs))
  }

  /** An empty page costs what one object would have cost at most. */
  #emptyCost(type: GraphQLNamedType, selection: SelectionSetNode): number {
    return nodeCost(this.#schema, this.#operation, type, selection)
  }

  #nodeCosts(type: GraphQLNamedType, selection: SelectionSetNode, value: unknown): number[] {
    for (const { field } of selectedFields(selection, this.#operation)) {
      const inner = this.#typeOf(type, field.name.value)
      const { selectionSet } = field
      if (inner === null || selectionSet === undefined) continue
      const items = asList(valueOf(value, field))
      if (field.name.value === 'nodes' || field.name.value === 'node') {
        return items.map((item) => this.selection(inner, selectionSet, item))
      }
      if (field.name.value === 'edges') {
        return items.flatMap((item) => this.#nodeCosts(inner, selectionSet, item))
      }
    }
    return []
  }

  #typeOf(parent: GraphQLNamedType, fieldName: string): GraphQLNamedType | null {
    if (!isObjectType(parent) && !isInterfaceType(parent)) return null
    const definition = parent.getFields()[fieldName]
    return definition === undefined ? null : getNamedType(definition.type)
  }
}

type FieldNodeOf = ReturnType<typeof selectedFields>[number]['field']

function valueOf(data: unknown, field: FieldNodeOf): unknown {
  if (typeof data !== 'object' || data === null) return null
  return Reflect.get(data, field.alias?.value ?? field.name.value)
}

function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return value == null ? [] : [value]
}

import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type SelectionSetNode,
} from 'graphql'
import {
  connectionCost,
  FREE_TYPES,
  HAND_SET_COSTS,
  mutationCost,
  PRODUCT_SET_ITEM_COSTS,
} from './cost-rules'
import { isConnectionType, type Operation, selectedFields } from './selections'

/** The points a request asks for before it runs, from the shape of its operation and its page sizes. */
export function requestedCost(schema: GraphQLSchema, operation: Operation): number {
  return Math.floor(new RequestedCost(schema, operation).total())
}

/** What one node of `connection` costs inside, by the shape of its selection. */
export function nodeCost(
  schema: GraphQLSchema,
  operation: Operation,
  connection: GraphQLNamedType,
  selection: SelectionSetNode,
): number {
  return new RequestedCost(schema, operation).nodeSelections(connection, selection)
}

class RequestedCost {
  readonly #schema: GraphQLSchema
  readonly #operation: Operation

  constructor(schema: GraphQLSchema, operation: Operation) {
    this.#schema = schema
    this.#operation = operation
  }

  total(): number {
    const { node } = this.#operation
    const root = this.#schema.getRootType(node.operation)
    if (root === undefined || root === null) return 0
    if (node.operation === 'mutation') return this.#mutations(root, node.selectionSet)
    return this.#selection(root, node.selectionSet)
  }

  #mutations(root: GraphQLNamedType, selection: SelectionSetNode): number {
    let cost = 0
    for (const { field } of selectedFields(selection, this.#operation)) {
      cost +=
        mutationCost(field.name.value) +
        this.#itemCosts(field.name.value, this.#arguments(root, field))
      const payload = this.#typeOf(root, field.name.value)
      if (payload === null || field.selectionSet === undefined) continue
      // Objects directly under the payload are free; what is inside them is not.
      for (const { field: inner } of selectedFields(field.selectionSet, this.#operation)) {
        const type = this.#typeOf(payload, inner.name.value)
        if (type === null || inner.selectionSet === undefined) continue
        cost += this.#selection(type, inner.selectionSet)
      }
    }
    return cost
  }

  #selection(parent: GraphQLNamedType, selection: SelectionSetNode): number {
    let shared = 0
    const perType = new Map<string, number>()
    for (const { field, condition } of selectedFields(selection, this.#operation)) {
      const owner = condition === null ? parent : this.#schema.getType(condition)
      if (owner === undefined) continue
      const cost = this.#field(owner, field)
      const isOwnType = condition === null || condition === parent.name
      if (isOwnType || isObjectType(parent)) shared += cost
      else perType.set(owner.name, (perType.get(owner.name) ?? 0) + cost)
    }
    return shared + this.#dearest(perType)
  }

  /** On an interface or union only one of the object types comes back: the most expensive one counts. */
  #dearest(perType: ReadonlyMap<string, number>): number {
    let abstract = 0
    let dearest = 0
    for (const [name, cost] of perType) {
      const type = this.#schema.getType(name)
      if (isInterfaceType(type) || isUnionType(type)) abstract += cost
      else dearest = Math.max(dearest, cost)
    }
    return abstract + dearest
  }

  #field(parent: GraphQLNamedType, field: FieldNodeOf): number {
    const type = this.#typeOf(parent, field.name.value)
    if (type === null || !isCompositeType(type) || field.selectionSet === undefined) return 0
    if (FREE_TYPES.has(type.name)) return 0
    const handSet = HAND_SET_COSTS[`${parent.name}.${field.name.value}`]
    if (handSet !== undefined) return handSet
    if (!isConnectionType(type)) return 1 + this.#selection(type, field.selectionSet)
    const args = this.#arguments(parent, field)
    const size = Number(args['first'] ?? args['last'] ?? 0)
    const node = this.nodeSelections(type, field.selectionSet)
    return size === 0 ? 2 : connectionCost(size, 1 + node)
  }

  /** What one node of a connection holds, selected by `nodes` or by `edges { node }`. */
  nodeSelections(connection: GraphQLNamedType, selection: SelectionSetNode): number {
    let cost = 0
    for (const { field } of selectedFields(selection, this.#operation)) {
      const type = this.#typeOf(connection, field.name.value)
      if (type === null || field.selectionSet === undefined) continue
      if (field.name.value === 'nodes') cost += this.#selection(type, field.selectionSet)
      if (field.name.value === 'edges') cost += this.nodeSelections(type, field.selectionSet)
      if (field.name.value === 'node') cost += this.#selection(type, field.selectionSet)
    }
    return cost
  }

  #itemCosts(mutation: string, args: Record<string, unknown>): number {
    if (mutation !== 'productSet') return 0
    const input = asRecord(args['input'])
    const variants = asList(input['variants'])
    return (
      variants.length * PRODUCT_SET_ITEM_COSTS.variant +
      asList(input['files']).length * PRODUCT_SET_ITEM_COSTS.file +
      asList(input['metafields']).length * PRODUCT_SET_ITEM_COSTS.metafield +
      variants.filter((variant) => asRecord(variant)['file'] != null).length *
        PRODUCT_SET_ITEM_COSTS.variantFile
    )
  }

  #arguments(parent: GraphQLNamedType, field: FieldNodeOf): Record<string, unknown> {
    const definition = isObjectType(parent) ? parent.getFields()[field.name.value] : undefined
    if (definition === undefined) return {}
    return getArgumentValues(definition, field, this.#operation.variables)
  }

  #typeOf(parent: GraphQLNamedType, fieldName: string): GraphQLNamedType | null {
    if (!isObjectType(parent) && !isInterfaceType(parent)) return null
    const definition = parent.getFields()[fieldName]
    return definition === undefined ? null : getNamedType(definition.type)
  }
}

type FieldNodeOf = ReturnType<typeof selectedFields>[number]['field']

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

import { type GraphQLSchema, getArgumentValues, isObjectType } from 'graphql'
import { type Operation, selectedFields } from '../cost/selections'
import type { ErrorBody } from './answer-body'

/** Largest list in an argument (shopify.dev/docs/api/usage/limits), and the lists that may be longer. */
const MAX_ITEMS = 250
const LONGER_LISTS: Readonly<Record<string, number>> = {
  'productSet.input.variants': 2048,
  'productVariantsBulkCreate.variants': 2048,
  'productVariantsBulkUpdate.variants': 2048,
}

/** The error for the first list argument that is too long, or `null`. */
export function oversizedInput(schema: GraphQLSchema, operation: Operation): ErrorBody | null {
  const root = schema.getRootType(operation.node.operation)
  if (!isObjectType(root)) return null
  for (const { field } of selectedFields(operation.node.selectionSet, operation)) {
    const definition = root.getFields()[field.name.value]
    if (definition === undefined) continue
    const args: unknown = getArgumentValues(definition, field, operation.variables)
    const found = findOversized(args, [field.name.value])
    if (found === null) continue
    const message = `The input array size of ${found.size} is greater than the maximum allowed of ${found.maximum}.`
    const { loc } = field
    return {
      message,
      ...(loc === undefined
        ? {}
        : { locations: [{ line: loc.startToken.line, column: loc.startToken.column }] }),
      path: found.path,
      extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' },
    }
  }
  return null
}

type Oversized = { path: string[]; size: number; maximum: number }

function findOversized(value: unknown, path: string[]): Oversized | null {
  if (Array.isArray(value)) {
    const maximum = LONGER_LISTS[path.join('.')] ?? MAX_ITEMS
    if (value.length > maximum) return { path, size: value.length, maximum }
    return firstOf(value, (item, index) => findOversized(item, [...path, String(index)]))
  }
  if (typeof value !== 'object' || value === null) return null
  return firstOf(Object.entries(value), ([key, item]) => findOversized(item, [...path, key]))
}

function firstOf<Item>(
  items: readonly Item[],
  find: (item: Item, index: number) => Oversized | null,
): Oversized | null {
  for (const [index, item] of items.entries()) {
    const found = find(item, index)
    if (found !== null) return found
  }
  return null
}

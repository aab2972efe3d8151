import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import type { Json } from '../support'

type Rebuilt = { readonly query: string; readonly variables: Record<string, Json> }

/**
 * A request whose answer would have the shape of the recorded data: for exchanges of which the recorder kept
 * no text. Returns `null` when the data is of an operation that the schema doesn't have.
 */
export function rebuildRequest(
  schema: GraphQLSchema,
  data: Json,
  variables: Record<string, Json>,
): Rebuilt | null {
  const keys = Object.keys(data)
  const mutation = schema.getMutationType()?.getFields() ?? {}
  const query = schema.getQueryType()?.getFields() ?? {}
  const kind = keys.every((key) => key in mutation) ? 'mutation' : 'query'
  const used: Record<string, Json> = {}
  const declared: string[] = []
  const roots: string[] = []
  for (const key of keys) {
    const name = ALIASES[key] ?? key
    const field = kind === 'mutation' ? mutation[name] : query[name]
    if (field === undefined) return null
    const args = rootArguments(field, key, data[key], variables, used, declared)
    const directive = 'idempotencyKey' in variables ? ' @idempotent(key: $idempotencyKey)' : ''
    if (directive !== '' && kind === 'mutation') {
      used['idempotencyKey'] = variables['idempotencyKey']
      if (!declared.includes('$idempotencyKey: String!')) declared.push('$idempotencyKey: String!')
    }
    const alias = name === key ? name : `${key}: ${name}`
    const selection = select(schema, getNamedType(field.type), data[key])
    roots.push(`${alias}${args}${kind === 'mutation' ? directive : ''} ${selection}`)
  }
  const head = declared.length === 0 ? '' : `(${declared.join(', ')})`
  return { query: `${kind} Rebuilt${head} { ${roots.join(' ')} }`, variables: used }
}

const ALIASES: Readonly<Record<string, string>> = {
  red: 'productVariant',
  blue: 'productVariant',
  inactiveLevel: 'inventoryLevel',
}
/** Variables that go by another name than their argument. */
const RENAMED: Readonly<Record<string, string>> = {
  runSynchronously: 'synchronous',
}

function rootArguments(
  field: GraphQLField<unknown, unknown>,
  key: string,
  data: Json,
  variables: Record<string, Json>,
  used: Record<string, Json>,
  declared: string[],
): string {
  const given = Object.entries(variables).filter(([name]) => name !== 'idempotencyKey')
  const parts = field.args.flatMap((argument) => {
    const isId = argument.name === 'id'
    const match = given.find(
      ([name]) =>
        name === argument.name ||
        RENAMED[name] === argument.name ||
        (isId && (name === `${key}VariantId` || name === `${key}Id`)),
    )
    if (match !== undefined) {
      const [name, value] = match
      used[name] = value
      const declaration = `$${name}: ${String(argument.type)}`
      if (!declared.includes(declaration)) declared.push(declaration)
      return [`${argument.name}: $${name}`]
    }
    if (isId && typeof data?.id === 'string') return [`id: "${data.id}"`]
    if (argument.name === 'first' && !isRequiredArgument(argument)) {
      return [`first: ${data?.pageInfo?.hasNextPage === true ? data.nodes.length : 10}`]
    }
    if (argument.name === 'query' && key === 'files') return filesQuery(data)
    if (argument.name === 'reverse' && key === 'files') return ['reverse: true']
    return []
  })
  return parts.length === 0 ? '' : `(${parts.join(', ')})`
}

/** A page that isn't the last of all files can't have been filtered. */
function filesQuery(data: Json): string[] {
  if (data?.pageInfo?.hasNextPage === true) return []
  const ids = data.nodes.map(({ id }: Json) => `id:${/\d+$/.exec(id)?.[0]}`)
  return [`query: "${ids.join(' OR ')}"`]
}

/** Selects what `data` holds; where it holds nothing, the least that can be asked for. */
function select(schema: GraphQLSchema, type: GraphQLNamedType, data: Json): string {
  if (isLeafType(type)) return ''
  const sample = Array.isArray(data) ? merged(data) : data
  if (sample === null || sample === undefined || Object.keys(sample).length === 0) {
    return least(type)
  }
  if (isAbstractType(type)) return selectAbstract(schema, type, data)
  return `{ ${fields(schema, type, sample).join(' ')} }`
}

function fields(schema: GraphQLSchema, type: GraphQLNamedType, sample: Json): string[] {
  return Object.keys(sample).flatMap((key) => {
    if (key === '__typename') return [key]
    const name = ALIASES[key] ?? key
    const definition =
      isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
    if (definition === undefined) return []
    const inner = getNamedType(definition.type)
    const args = innerArguments(definition, key, sample[key])
    const alias = name === key ? name : `${key}: ${name}`
    return [`${alias}${args} ${select(schema, inner, sample[key])}`]
  })
}

/** On an interface the ids tell which types came back. */
function selectAbstract(schema: GraphQLSchema, type: GraphQLNamedType, data: Json): string {
  const items: Json[] = Array.isArray(data) ? data : [data]
  const byType = new Map<string, Json[]>()
  for (const item of items) {
    const name = item?.__typename ?? /^gid:\/\/shopify\/(\w+)\//.exec(item?.id ?? '')?.[1]
    if (name !== undefined) byType.set(name, [...(byType.get(name) ?? []), item])
  }
  const fragments = [...byType].flatMap(([name, own]) => {
    const concrete = schema.getType(name)
    if (concrete === undefined || concrete === type) return []
    return [`... on ${name} { ${fields(schema, concrete, merged(own)).join(' ')} }`]
  })
  return `{ ${fragments.join(' ')} }`
}

function innerArguments(
  definition: GraphQLField<unknown, unknown>,
  key: string,
  data: Json,
): string {
  const names = new Set(definition.args.map((argument) => argument.name))
  if (key === 'inactiveLevel') return `(locationId: "${data?.location?.id}", includeInactive: true)`
  if (key === 'quantities') {
    return `(names: ${JSON.stringify((data ?? []).map((entry: Json) => entry.name))})`
  }
  if (!names.has('first') || !names.has('after')) return ''
  const nodes: Json[] = data?.nodes ?? data?.edges?.map((edge: Json) => edge.node) ?? []
  const isInactive = nodes.some((node) => node?.isActive === false)
  return isInactive && names.has('includeInactive')
    ? '(first: 10, includeInactive: true)'
    : '(first: 10)'
}

function least(type: GraphQLNamedType): string {
  if (isAbstractType(type))
    return isInterfaceType(type) && 'id' in type.getFields() ? '{ id }' : '{ __typename }'
  if (!isObjectType(type)) return ''
  const own = type.getFields()
  if ('field' in own && 'message' in own) return '{ field message }'
  if ('node' in own) return '{ cursor }'
  const name = ['id', 'url', 'name'].find((candidate) => candidate in own)
  if (name !== undefined) return `{ ${name} }`
  const nested = own['nodes'] ?? own['edges']
  if (nested === undefined) return '{ __typename }'
  return `{ ${nested.name} ${least(getNamedType(nested.type))} }`
}

/** One object with everything that any of the items has. */
function merged(items: readonly Json[]): Json {
  return items.reduce((all, item) => deepMerge(all, item), {})
}

function deepMerge(all: Json, item: Json): Json {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item ?? all
  const result = { ...(typeof all === 'object' && all !== null ? all : {}) }
  for (const [key, value] of Object.entries(item)) result[key] = deepMerge(result[key], value)
  return result
}

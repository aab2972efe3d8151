import { z } from 'zod'
import { Connection } from '../connections/connection'
import { KeptList } from '../connections/kept-list'
import { type FieldCall, type FieldResolver, rootType } from '../endpoint/object-type'
import type { RequestContext } from '../endpoint/request-context'
import { codedError, internalError, invalidId, notImplemented } from '../schema/errors'
import { parseGid } from '../schema/gid'
import { PRODUCT_SEARCH, VARIANT_SEARCH } from '../search/product-fields'
import type { SearchFields } from '../search/search-fields'
import type { LocationRecord, ProductRecord, VariantRecord } from '../state/records'
import { bulkOperationList } from './bulk-operations'
import { findByCustomId, findVariantByCustomId } from './custom-ids'
import { eventList } from './events'
import { fileList } from './files'
import { InventoryItem } from './inventory-sources'
import { listConnection, matcher } from './lists'
import {
  findInventoryItem,
  findInventoryLevel,
  findLocation,
  findProduct,
  findVariant,
} from './lookup'
import { definitionList, definitionOf } from './metafields'
import { findNode, findOperation } from './nodes'
import { productSortKey } from './products'
import { findPublication, publicationList } from './publications'
import { apiVersionsAnswer, appInstallationAnswer, shopAnswer } from './shop'
import { variantSortKey } from './variants'

const idArgument = z.object({ id: z.string() })
const optionalIdArgument = z.object({ id: z.string().nullish() })
const idsArgument = z.object({ ids: z.array(z.string()) })
const countArguments = z.object({ query: z.string().nullish(), limit: z.number().nullish() })
const locationsArguments = z.object({
  reverse: z.boolean().nullish(),
  sortKey: z.string().nullish(),
  includeInactive: z.boolean().nullish(),
  query: z.string().nullish(),
})
const identifierArgument = z.object({
  identifier: z.object({
    id: z.string().nullish(),
    handle: z.string().nullish(),
    customId: z
      .object({ namespace: z.string().nullish(), key: z.string(), value: z.string() })
      .nullish(),
  }),
})

const PRODUCT_LIST = new KeptList<ProductRecord>()

const idOf = (call: FieldCall): string => idArgument.parse(call.args).id

type Resolvers = Readonly<Record<string, FieldResolver<null>>>

/** Each of them as it is when Shopify breaks inside: an error in the place of an answer. */
function breakable(fields: Resolvers): Resolvers {
  return Object.fromEntries(
    Object.entries(fields).map(([name, resolve]): [string, FieldResolver<null>] => [
      name,
      (root, call, context) => {
        if (context.breaksInside) throw internalError()
        return resolve(root, call, context)
      },
    ]),
  )
}

export const queryRoot = rootType(
  'QueryRoot',
  breakable({
    shop: (_root, _call, context) => shopAnswer(context),
    currentAppInstallation: (_root, _call, context) => appInstallationAnswer(context),
    publicApiVersions: () => apiVersionsAnswer(),
    product: (_root, call, { store }) => findProduct(store, idOf(call)),
    productVariant: (_root, call, { store }) => findVariant(store, idOf(call)),
    inventoryItem: (_root, call, { store }) => findInventoryItem(store, idOf(call)),
    inventoryLevel: (_root, call, { store }) => findInventoryLevel(store, idOf(call)),
    location: (_root, call, { store }) => {
      const { id } = optionalIdArgument.parse(call.args)
      return id == null ? store.primaryLocation : findLocation(store, id)
    },
    node: (_root, call, context) => findNode(context, idOf(call)),
    nodes: (_root, call, context) =>
      idsArgument.parse(call.args).ids.map((gid) => findNode(context, gid)),
    productByIdentifier: (_root, call, context) => productByIdentifier(call, context),
    productByHandle: (_root, call, { store }) => {
      const { handle } = z.object({ handle: z.string() }).parse(call.args)
      return store.productByHandle(handle) ?? null
    },
    products: (_root, call, context) =>
      listConnection(call, context, {
        all: () => context.store.products.values(),
        search: PRODUCT_SEARCH,
        keyOf: productSortKey,
        indexed: (product) => context.index.product(product),
        kept: context.index.isDelayed ? null : PRODUCT_LIST,
      }),
    productVariants: (_root, call, context) =>
      listConnection(call, context, {
        all: () => context.store.variants.values(),
        search: VARIANT_SEARCH,
        keyOf: variantSortKey,
        indexed: (variant) => context.index.variant(variant),
      }),
    inventoryItems: (_root, call, context) => {
      const variants = listConnection(call, context, {
        all: () => context.store.variants.values(),
        search: VARIANT_SEARCH,
        keyOf: variantSortKey,
        indexed: (variant) => context.index.variant(variant),
      })
      return new Connection<InventoryItem>(
        () => variants.nodes.map((variant) => new InventoryItem(variant)),
        ({ variant }) => ({ value: variant.id, id: variant.id }),
        { reversed: variants.reversed },
      )
    },
    productsCount: (_root, call, context) =>
      count(call, context, {
        all: context.store.products.values(),
        search: PRODUCT_SEARCH,
        indexed: (product) => context.index.product(product),
      }),
    productVariantsCount: (_root, call, context) =>
      count(call, context, {
        all: context.store.variants.values(),
        search: VARIANT_SEARCH,
        indexed: (variant) => context.index.variant(variant),
      }),
    productVariantByIdentifier: (_root, call, context) => variantByIdentifier(call, context),
    productOperation: (_root, call, context) => findOperation(context, idOf(call)),
    job: (_root, call, { jobs }) => jobs.job(idOf(call)),
    files: (_root, call, context) => fileList(call, context),
    events: (_root, call, context) => eventList(call, context),
    publication: (_root, call, { store }) => findPublication(store, idOf(call)),
    publications: (_root, call, { store }) => publicationList(store, call),
    metafieldDefinition: (_root, call, { store }) => definitionOf(store, call),
    metafieldDefinitions: (_root, call, { store }) => definitionList(store, call),
    currentBulkOperation: (_root, call, { bulk }) => {
      const { type } = z.object({ type: z.string().nullish() }).parse(call.args)
      return (
        bulk
          .all()
          .filter((operation) => operation.type === (type ?? 'QUERY'))
          .at(-1) ?? null
      )
    },
    locations: (_root, call, { store }) => locations(store.locations, call),
    bulkOperation: (_root, call, { bulk }) => {
      const id = idOf(call)
      if (parseGid(id)?.type !== 'BulkOperation') throw invalidId(id)
      return bulk.find(id)
    },
    bulkOperations: (_root, call, context) => bulkOperationList(call, context),
  }),
)

function productByIdentifier(call: FieldCall, context: RequestContext): ProductRecord | null {
  const { id, handle, customId } = identifierArgument.parse(call.args).identifier
  const given = [id, handle, customId].filter((key) => key != null)
  if (given.length !== 1) {
    throw codedError('Exactly one identifier must be provided.', 'BAD_REQUEST')
  }
  if (id != null) return findProduct(context.store, id)
  if (handle != null) return context.store.productByHandle(handle) ?? null
  return customId == null ? null : findByCustomId(context.store, customId)
}

const variantIdentifier = z.object({
  identifier: identifierArgument.shape.identifier.omit({ handle: true }),
})

function variantByIdentifier(call: FieldCall, context: RequestContext): VariantRecord | null {
  const { id, customId } = variantIdentifier.parse(call.args).identifier
  if (id != null) return findVariant(context.store, id)
  if (customId != null) return findVariantByCustomId(context.store, customId)
  throw codedError('Exactly one identifier must be provided.', 'BAD_REQUEST')
}

type Counted<Node> = {
  readonly all: Iterable<Node>
  readonly search: SearchFields<Node>
  readonly indexed: (node: Node) => Node | null
}

function count<Node>(
  call: FieldCall,
  context: RequestContext,
  { all, search, indexed }: Counted<Node>,
): { count: number; precision: string } {
  const { query, limit } = countArguments.parse(call.args)
  const matches = matcher(query, call, context, search, indexed)
  let found = 0
  for (const node of all) if (matches === null || matches(node)) found += 1
  if (limit == null || found <= limit) return { count: found, precision: 'EXACT' }
  return { count: limit, precision: 'AT_LEAST' }
}

function locations(all: readonly LocationRecord[], call: FieldCall): Connection<LocationRecord> {
  const args = locationsArguments.parse(call.args)
  if (args.query != null && args.query !== '') throw notImplemented('QueryRoot.locations(query:)')
  const byName = args.sortKey !== 'ID'
  const keyOf = ({ id, name }: LocationRecord): { value: string | number; id: number } => ({
    value: byName ? name.toLowerCase() : id,
    id,
  })
  const shown = all
    .filter((location) => location.isActive || args.includeInactive === true)
    .sort((a, b) => (keyOf(a).value < keyOf(b).value ? -1 : 1))
  if (args.reverse === true) shown.reverse()
  return new Connection(() => shown, keyOf, { reversed: args.reverse === true })
}

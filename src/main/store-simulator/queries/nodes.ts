import type { RequestContext } from '../endpoint/request-context'
import type { ProductOperationRecord } from '../jobs/product-operation'
import { invalidId } from '../schema/errors'
import { parseGid } from '../schema/gid'
import { findFile } from './files'
import {
  findInventoryItem,
  findInventoryLevel,
  findLocation,
  findProduct,
  findVariant,
} from './lookup'
import { findPublication } from './publications'
import { shopAnswer } from './shop'

/** What `node(id:)` answers with. Types that the simulator has no records of don't exist here either. */
export function findNode(context: RequestContext, gid: string): unknown {
  const { store, bulk } = context
  const parts = parseGid(gid)
  switch (parts?.type) {
    case 'Product':
      return findProduct(store, gid)
    case 'ProductVariant':
      return findVariant(store, gid)
    case 'InventoryItem':
      return findInventoryItem(store, gid)
    case 'InventoryLevel':
      return findInventoryLevel(store, gid)
    case 'Location':
      return findLocation(store, gid)
    case 'BulkOperation':
      return bulk.find(gid)
    case 'ProductSetOperation':
    case 'ProductDeleteOperation':
      return findOperation(context, gid)
    case 'MediaImage':
    case 'GenericFile':
    case 'ExternalVideo':
    case 'Video':
    case 'Model3d':
      return findFile(store, gid)
    case 'Publication':
      return findPublication(store, gid)
    case 'MetafieldDefinition':
      return store.definitions.find(({ id }) => id === parts?.id) ?? null
    case 'Shop':
      return parts?.id === store.shop.id ? shopAnswer(context) : null
    case undefined:
      throw invalidId(gid)
    default:
      return null
  }
}

/** The asynchronous product operation of that gid, or `null`. */
export function findOperation(
  { jobs }: RequestContext,
  gid: string,
): ProductOperationRecord | null {
  const parts = parseGid(gid)
  if (parts === null) throw invalidId(gid)
  const operation = jobs.operation(parts.id)
  return operation?.type === parts.type ? operation : null
}

import { createReadStream } from 'node:fs'
import type { SendHttp } from '@main/shopify'
import { WANTED_SCOPES } from '@shared/connecting/scopes'
import { z } from 'zod'
import { LOCATION_ID } from './catalog/ids'

/** A finished bulk export: where its lines are and how many products Shopify says it has. */
export type ExportFile = { readonly path: string; readonly products: number }

const FILE_URL = 'https://bench.invalid/export.jsonl'
const OPERATION = { id: 'gid://shopify/BulkOperation/1', status: 'COMPLETED' }
/** A bucket that is never empty: the throttle's waits are Shopify's time, not Concord's. */
const COST = {
  requestedQueryCost: 1,
  actualQueryCost: 1,
  throttleStatus: { maximumAvailable: 20_000, currentlyAvailable: 20_000, restoreRate: 1_000 },
}

const LOCATION = {
  id: LOCATION_ID,
  name: 'Workshop',
  isActive: true,
  fulfillsOnlineOrders: true,
}

const requestSchema = z.object({ operationName: z.string() })

/**
 * The network of a store whose export is ready at once: the few answers around it are written here, the
 * file is streamed from the disk. All code of Concord's own from the client to the decoder runs.
 */
export function exportHttp(file: () => ExportFile): SendHttp {
  return async (url, { method, body }) => {
    if (method === 'GET' && url === FILE_URL) return fileAnswer(file().path)
    const { operationName } = requestSchema.parse(JSON.parse(String(body ?? '{}')))
    return jsonAnswer({
      data: answerTo(operationName, file().products),
      extensions: { cost: COST },
    })
  }
}

function answerTo(operationName: string, products: number): object {
  switch (operationName) {
    case 'ShopFacts':
      return {
        shop: {
          id: 'gid://shopify/Shop/1',
          name: 'Bench',
          myshopifyDomain: 'bench.myshopify.com',
          currencyCode: 'EUR',
        },
        currentAppInstallation: {
          accessScopes: WANTED_SCOPES.map(({ scope }) => ({ handle: scope })),
        },
        kept: LOCATION,
        primary: LOCATION,
        locations: { nodes: [LOCATION] },
      }
    case 'LocationById':
      return { location: LOCATION }
    case 'ProductsCount':
      return { productsCount: { count: products } }
    case 'RunCatalogExport':
      return { bulkOperationRunQuery: { bulkOperation: OPERATION, userErrors: [] } }
    case 'BulkOperation':
      return {
        bulkOperation: {
          ...OPERATION,
          errorCode: null,
          objectCount: String(products),
          rootObjectCount: String(products),
          url: FILE_URL,
        },
      }
    default:
      throw new Error(`The bench has no answer to ${operationName}`)
  }
}

type Answer = Awaited<ReturnType<SendHttp>>

function jsonAnswer(content: object): Answer {
  return {
    status: 200,
    headers: { get: (name) => (name === 'content-type' ? 'application/json' : null) },
    text: async () => JSON.stringify(content),
    body: null,
  }
}

function fileAnswer(path: string): Answer {
  return {
    status: 200,
    headers: { get: () => null },
    text: () => Promise.reject(new Error('The export is streamed')),
    body: createReadStream(path),
  }
}

import {
  eventsPage,
  existingProducts,
  mediaPage,
  type Operation,
  product,
  productByAmsId,
  productsPage,
  variantsPage,
} from '@main/shopify/operations'
import { MAX_QUERY_COST } from '@main/store-simulator/cost/cost-rules'
import { requestedCost } from '@main/store-simulator/cost/requested-cost'
import { fragmentsOf } from '@main/store-simulator/cost/selections'
import { loadAdminSchema } from '@main/store-simulator/schema/load-schema'
import { getOperationAST, parse } from 'graphql'
import { expect, test } from 'vitest'

const { schema } = await loadAdminSchema('resources/shopify-schema/admin_2026-10.json.gz')
const AT = 'gid://shopify/Location/1'

function costOf({ document, name }: Pick<Operation<unknown, unknown>, 'document' | 'name'>) {
  const parsed = parse(document)
  const node = getOperationAST(parsed, name)
  if (!node) throw new Error(name)
  return requestedCost(schema, { node, fragments: fragmentsOf(parsed), variables: {} })
}

/** Shopify refuses a request that asks for more than 1,000 points, whatever the bucket holds. */
test.each([
  ['a page of a list of products', productsPage(AT), 700],
  ['further variants', variantsPage(AT), 110],
  ['further media', mediaPage, 40],
  ['one product', product(AT), 100],
  ['one product by its AMS id', productByAmsId(AT), 100],
  ['a page of events', eventsPage, 20],
  ['250 ids', existingProducts, 2],
])('%s asks for no more points than planned', (_, operation, planned) => {
  const cost = costOf(operation)
  expect(cost).toBeGreaterThan(0)
  expect(cost).toBeLessThanOrEqual(planned)
  expect(planned).toBeLessThanOrEqual(MAX_QUERY_COST)
})

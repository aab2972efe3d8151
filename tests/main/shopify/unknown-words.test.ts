import { nodeHttp } from '@main/bootstrap/node-http'
import { AdminClient } from '@main/shopify/admin-client'
import { readProduct } from '@main/shopify/read-product'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FakeClock, FakeScheduler } from '../../support/fake-environment'
import { type OpenStore, openStore } from './support/open-store'

let store: OpenStore
beforeEach(async () => {
  store = await openStore({ kind: 'generated', products: 2, variantsPerProduct: 1, seed: 2 })
})
afterEach(() => store.close())

const PRODUCT = 'gid://shopify/Product/8000000001'

/** A client to which Shopify answers with these words in place of those. */
function clientThatHears(said: RegExp, heard: string): AdminClient {
  const clock = new FakeClock()
  return new AdminClient({
    storeUrl: store.simulator.url,
    credential: () => ({ token: 'shpat_unit' }),
    http: async (url, init) => {
      const answer = await nodeHttp(url, init)
      return { ...answer, text: async () => (await answer.text()).replace(said, heard) }
    },
    clock,
    scheduler: new FakeScheduler(clock),
  })
}

test('A13: a status that came later is read as the word that it is', async () => {
  const client = clientThatHears(/"status":"(?:ACTIVE|DRAFT|ARCHIVED)"/, '"status":"SUSPENDED"')
  await expect(readProduct(client, null, PRODUCT)).resolves.toMatchObject({ status: 'SUSPENDED' })
})

test.each([
  ['a status that is no word', /"status":"(?:ACTIVE|DRAFT|ARCHIVED)"/, '"status":"not a word"'],
  ['no status', /"status":"(?:ACTIVE|DRAFT|ARCHIVED)"/, '"status":null'],
  ['no title any more', /"title":"[^"]*",/, ''],
])(
  'A13: %s is never taken for something else: nothing is read, and Concord wants an update',
  async (_, said, heard) => {
    const client = clientThatHears(said, heard)
    await expect(readProduct(client, null, PRODUCT)).rejects.toMatchObject({
      error: {
        code: 'store-unexpected-answer',
        message: expect.stringContaining('has a shape that Concord does not know'),
        nextStep: 'Update Concord.',
        retryable: false,
      },
    })
  },
)

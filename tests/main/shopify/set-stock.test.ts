import { nodeHttp } from '@main/bootstrap/node-http'
import type { ProductWrite } from '@main/engine/ports'
import { AdminClient } from '@main/shopify/admin-client'
import { setStock } from '@main/shopify/set-stock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FakeClock, FakeScheduler } from '../../support/fake-environment'
import { dataAnswer, FakeHttp } from '../../support/fake-http'
import { type OpenStore, openStore } from './support/open-store'

let store: OpenStore
let client: AdminClient
beforeEach(async () => {
  store = await openStore({ kind: 'generated', products: 2, variantsPerProduct: 3, seed: 2 })
  client = clientOf(store.simulator.url, nodeHttp)
})
afterEach(() => store.close())

function clientOf(storeUrl: string, http: ConstructorParameters<typeof AdminClient>[0]['http']) {
  const clock = new FakeClock()
  const scheduler = new FakeScheduler(clock)
  return new AdminClient({
    storeUrl,
    credential: () => ({ token: 'shpat_unit' }),
    http,
    clock,
    scheduler,
  })
}

const PRODUCT = 'gid://shopify/Product/8000000001'
const location = () => `gid://shopify/Location/${store.simulator.store.primaryLocation.id}`
const variants = async () => (await store.gateway.readProduct(PRODUCT))?.variants ?? []
const units = async () => (await variants()).map(({ available }) => available)

/** Sets the first variants to these units, from what they have now. */
async function writeOf(
  ...quantities: number[]
): Promise<Extract<ProductWrite, { kind: 'set-stock' }>> {
  const found = await variants()
  return {
    kind: 'set-stock',
    productId: PRODUCT,
    idempotencyKey: 'key-1',
    locationId: location(),
    rows: quantities.map((quantity, index) => ({
      inventoryItemId: found[index]?.inventoryItemId ?? '',
      quantity,
      changeFromQuantity: found[index]?.available ?? null,
    })),
  }
}

describe('setting stock', () => {
  test('sets what was named and nothing else', async () => {
    const [, , third] = await units()
    const write = await writeOf(500, -2)
    expect(await setStock(client, write)).toMatchObject({
      kind: 'done',
      productId: PRODUCT,
    })
    expect(await units()).toEqual([500, -2, third])
  })

  test('twice with the same key changes once, also after a sale in between', async () => {
    const write = await writeOf(500)
    await setStock(client, write)
    await store.edit({ kind: 'sell', variant: 'GEN-000001-01', quantity: 7 })
    expect(await setStock(client, write)).toMatchObject({ kind: 'done' })
    expect((await units())[0]).toBe(493)
  })

  test('whose units moved meanwhile writes nothing, and the row is named', async () => {
    const before = await units()
    const write = await writeOf(500, 600)
    await store.edit({ kind: 'sell', variant: 'GEN-000001-02', quantity: 1 })
    const outcome = await setStock(client, write)
    expect(outcome).toMatchObject({
      kind: 'refused',
      refusals: [{ variantIndex: 1, isStale: true }],
    })
    expect(await units()).toEqual([before[0], (before[1] ?? 0) - 1, before[2]])
  })

  test('from null overwrites whatever there is', async () => {
    const write = await writeOf(500)
    const rows = write.rows.map((row) => ({ ...row, changeFromQuantity: null }))
    await store.edit({ kind: 'sell', variant: 'GEN-000001-01', quantity: 1 })
    expect(await setStock(client, { ...write, rows })).toMatchObject({ kind: 'done' })
    expect((await units())[0]).toBe(500)
  })

  test('to what it is already is done', async () => {
    const [first] = await units()
    const write = await writeOf(first ?? 0)
    expect(await setStock(client, write)).toMatchObject({ kind: 'done' })
  })

  test('of an item that is not there is refused', async () => {
    const write = await writeOf(500)
    const rows = [
      { inventoryItemId: 'gid://shopify/InventoryItem/1', quantity: 1, changeFromQuantity: 0 },
    ]
    expect(await setStock(client, { ...write, rows })).toMatchObject({
      kind: 'refused',
      refusals: [{ variantIndex: 0, isStale: false }],
    })
  })

  test('goes to the location that the write names, and to no other', async () => {
    const before = await units()
    const [annex = ''] = await store.edit({ kind: 'add-location', name: 'Annex' })
    const write = { ...(await writeOf(500)), locationId: annex }
    const rows = write.rows.map((row) => ({ ...row, changeFromQuantity: null }))
    expect(await setStock(client, { ...write, rows })).toMatchObject({ kind: 'done' })
    expect(await units()).toEqual(before)
  })

  test('A8: while the same key is under way, or without an answer, has an unknown outcome', async () => {
    const write = await writeOf(1)
    const userErrors = [{ field: null, message: 'Busy', code: 'IDEMPOTENCY_CONCURRENT_REQUEST' }]
    const busy = dataAnswer({
      inventorySetQuantities: { inventoryAdjustmentGroup: null, userErrors },
    })
    for (const answer of [busy, 'lost' as const]) {
      const asked = setStock(clientOf('http://store.test', new FakeHttp([answer]).send), write)
      expect(await asked).toMatchObject({ kind: 'unknown' })
    }
  })

  test('sends the same bytes for the same write, and only its own columns', async () => {
    const http = new FakeHttp(['lost'])
    const write = await writeOf(1)
    const rows = write.rows.map((row) => ({ cogs: 'KEEP-IN-AMS', ...row }))
    for (const attempt of [write, { ...write, rows }]) {
      await setStock(clientOf('http://store.test', http.send), attempt)
    }
    expect(http.sent[1]?.body).toBe(http.sent[0]?.body)
    expect(http.sent[1]?.body).not.toContain('KEEP-IN-AMS')
  })
})

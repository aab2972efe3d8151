import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Answer, type Json, TestStore } from './support'

let store: TestStore
beforeEach(async () => {
  store = await TestStore.start()
})
afterEach(() => store.close())

const STUDIO = 'gid://shopify/Location/1'
const ANNEX = 'gid://shopify/Location/2'
const ITEM = 'gid://shopify/InventoryItem/40000009001001'

const SET = `mutation ($input: InventorySetQuantitiesInput!, $key: String!) { inventorySetQuantities(input: $input) @idempotent(key: $key) {
  inventoryAdjustmentGroup { id reason createdAt changes { name delta quantityAfterChange item { id } location { id name } } } userErrors { field message code } } }`

let keys = 0
const send = (
  row: Record<string, unknown>,
  more: Record<string, unknown> = {},
  key = `key-${keys++}`,
): Promise<Answer> =>
  store.send(SET, {
    input: {
      name: 'available',
      reason: 'correction',
      quantities: [{ inventoryItemId: ITEM, locationId: STUDIO, ...row }],
      ...more,
    },
    key,
  })
const set = async (...args: Parameters<typeof send>): Promise<Json> =>
  (await send(...args)).body.data.inventorySetQuantities
const codes = async (...args: Parameters<typeof send>): Promise<unknown> =>
  (await set(...args)).userErrors.map((error: Json) => [error.field.join('.'), error.code])

const level = async (location = STUDIO): Promise<Json> => {
  const { inventoryItem } = await store.data(
    'query ($id: ID!, $l: ID!) { inventoryItem(id: $id) { inventoryLevel(locationId: $l, includeInactive: true) { isActive quantities(names: ["available", "on_hand", "committed"]) { name quantity } } } }',
    { id: ITEM, l: location },
  )
  const found = inventoryItem.inventoryLevel
  return (
    found && {
      isActive: found.isActive,
      ...Object.fromEntries(found.quantities.map((q: Json) => [q.name, q.quantity])),
    }
  )
}

describe('inventorySetQuantities', () => {
  test('setting available moves on_hand by the same amount and leaves committed', async () => {
    const { inventoryAdjustmentGroup: group, userErrors } = await set({
      quantity: 10,
      changeFromQuantity: 4,
    })
    expect(userErrors).toEqual([])
    const item = { id: ITEM }
    const location = { id: STUDIO, name: 'Fernhill Studio' }
    expect(group).toMatchObject({
      reason: 'correction',
      changes: [
        { name: 'available', delta: 6, quantityAfterChange: null, item, location },
        { name: 'on_hand', delta: 6, quantityAfterChange: null, item, location },
      ],
    })
    expect(await level()).toEqual({ isActive: true, available: 10, on_hand: 11, committed: 1 })
  })

  test('setting on_hand keeps committed apart', async () => {
    await set({ quantity: 9, changeFromQuantity: 5 }, { name: 'on_hand' })
    expect(await level()).toMatchObject({ available: 8, on_hand: 9, committed: 1 })
  })

  test('without the directive nothing is written', async () => {
    const { body } = await store.send(
      SET.replace('@idempotent(key: $key)', '').replace(', $key: String!', ''),
      {
        input: {
          name: 'available',
          reason: 'other',
          quantities: [
            { inventoryItemId: ITEM, locationId: STUDIO, quantity: 1, changeFromQuantity: 4 },
          ],
        },
      },
    )
    expect(body).toMatchObject({
      data: { inventorySetQuantities: null },
      errors: [
        {
          message: 'The @idempotent directive is required for this mutation but was not provided.',
          path: ['inventorySetQuantities'],
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
    })
    expect(await level()).toMatchObject({ available: 4 })
  })

  test('changeFromQuantity has to be given, null overwrites, another value is stale', async () => {
    const { body } = await send({ quantity: 1 })
    expect(body).toMatchObject({
      data: { inventorySetQuantities: null },
      errors: [
        {
          message:
            'InventoryQuantityInput must include the following argument: changeFromQuantity.',
          extensions: { code: 'INVALID_FIELD_ARGUMENTS' },
        },
      ],
    })
    expect(await codes({ quantity: 1, changeFromQuantity: 3 })).toEqual([
      ['input.quantities.0.changeFromQuantity', 'CHANGE_FROM_QUANTITY_STALE'],
    ])
    expect(await level()).toMatchObject({ available: 4 })
    expect(await codes({ quantity: 1, changeFromQuantity: null })).toEqual([])
    expect(await level()).toMatchObject({ available: 1 })
  })

  test('a write that changes nothing answers no group and no error', async () => {
    expect(await set({ quantity: 4, changeFromQuantity: 4 })).toEqual({
      inventoryAdjustmentGroup: null,
      userErrors: [],
    })
    expect(store.simulator.mutationsApplied()).toEqual([])
  })

  test('bad names, reasons, ids, documents and bounds have their codes', async () => {
    expect(await codes({ quantity: 1, changeFromQuantity: 4 }, { name: 'damaged' })).toEqual([
      ['input.name', 'INVALID_NAME'],
    ])
    expect(await codes({ quantity: 1, changeFromQuantity: 4 }, { reason: 'because' })).toEqual([
      ['input.reason', 'INVALID_REASON'],
    ])
    expect(
      await codes({ quantity: 1, changeFromQuantity: 4 }, { referenceDocumentUri: 'x' }),
    ).toEqual([['input.referenceDocumentUri', 'INVALID_REFERENCE_DOCUMENT']])
    expect(
      await codes({ quantity: 1, changeFromQuantity: 4, locationId: 'gid://shopify/Location/9' }),
    ).toEqual([['input.quantities.0.locationId', 'INVALID_LOCATION']])
    expect(
      await codes({
        quantity: 1,
        changeFromQuantity: 4,
        inventoryItemId: 'gid://shopify/InventoryItem/1',
      }),
    ).toEqual([['input.quantities.0.inventoryItemId', 'INVALID_INVENTORY_ITEM']])
    expect(await codes({ quantity: 1_000_000_001, changeFromQuantity: 4 })).toEqual([
      ['input.quantities.0.quantity', 'INVALID_QUANTITY_TOO_HIGH'],
    ])
    expect(await codes({ quantity: -1, changeFromQuantity: 5 }, { name: 'on_hand' })).toEqual([
      ['input.quantities.0.quantity', 'INVALID_QUANTITY_NEGATIVE'],
    ])
    expect(await codes({ quantity: -3, changeFromQuantity: 4 })).toEqual([])
  })

  test('one bad row or a repeated pair refuses the whole batch', async () => {
    const row = { inventoryItemId: ITEM, locationId: STUDIO, quantity: 7, changeFromQuantity: 4 }
    expect(await codes({}, { quantities: [row, { ...row, quantity: 8 }] })).toEqual([
      ['input.quantities.0.locationId', 'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR'],
      ['input.quantities.1.locationId', 'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR'],
    ])
    const stale = {
      ...row,
      inventoryItemId: 'gid://shopify/InventoryItem/40000009001003',
      changeFromQuantity: 1,
    }
    expect(await codes({}, { quantities: [row, stale] })).toEqual([
      ['input.quantities.1.changeFromQuantity', 'CHANGE_FROM_QUANTITY_STALE'],
    ])
    expect(await level()).toMatchObject({ available: 4 })
  })
})

describe('idempotency keys', () => {
  test('the same key and input answer the first outcome and write nothing again', async () => {
    const first = await set({ quantity: 10, changeFromQuantity: 4 }, {}, 'k1')
    await store.control('edit', { edits: [{ kind: 'stock', variant: 'BOWL-S', available: 3 }] })
    expect(await set({ quantity: 10, changeFromQuantity: 4 }, {}, 'k1')).toEqual(first)
    expect(await level()).toMatchObject({ available: 3 })
    expect(store.simulator.mutationsApplied()).toHaveLength(1)
  })

  test('the same key with another input is refused', async () => {
    await set({ quantity: 10, changeFromQuantity: 4 }, {}, 'k1')
    const { userErrors } = await set({ quantity: 11, changeFromQuantity: 10 }, {}, 'k1')
    expect(userErrors).toMatchObject([{ field: null, code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH' }])
  })

  test('a key is forgotten after a day', async () => {
    await set({ quantity: 10, changeFromQuantity: null }, {}, 'k1')
    await set({ quantity: 5, changeFromQuantity: null }, {}, 'k2')
    store.clock.ms += 24 * 60 * 60 * 1000
    await set({ quantity: 10, changeFromQuantity: null }, {}, 'k1')
    expect(await level()).toMatchObject({ available: 10 })
  })

  test('a refused write does not use the key up', async () => {
    expect(await codes({ quantity: 10, changeFromQuantity: 1 }, {}, 'k1')).toHaveLength(1)
    await store.control('edit', { edits: [{ kind: 'stock', variant: 'BOWL-S', available: 1 }] })
    expect(await codes({ quantity: 10, changeFromQuantity: 1 }, {}, 'k1')).toEqual([])
  })
})

describe('locations', () => {
  const activate = async (more = {}, key = `a-${keys++}`): Promise<Json> =>
    (
      await store.data(
        'mutation ($i: ID!, $l: ID!, $a: Int, $k: String!) { inventoryActivate(inventoryItemId: $i, locationId: $l, available: $a) @idempotent(key: $k) { inventoryLevel { isActive quantities(names: ["available"]) { quantity } } userErrors { field message } } }',
        { i: ITEM, l: ANNEX, k: key, ...more },
      )
    ).inventoryActivate

  test('stock set where the item is not stocked lies on an inactive, hidden level', async () => {
    expect(await codes({ quantity: 6, changeFromQuantity: 0, locationId: ANNEX })).toEqual([])
    expect(await level(ANNEX)).toMatchObject({ isActive: false, available: 6 })
    const data = await store.data(
      `{ inventoryItem(id: "${ITEM}") { visible: inventoryLevels(first: 5) { nodes { id } } all: inventoryLevels(first: 5, includeInactive: true) { nodes { id } } inventoryLevel(locationId: "${ANNEX}") { id } } }`,
    )
    expect(data.inventoryItem.visible.nodes).toHaveLength(1)
    expect(data.inventoryItem.all.nodes).toHaveLength(2)
    expect(data.inventoryItem.inventoryLevel).toBeNull()
  })

  test('activating brings the units back; on an active level units may not be given', async () => {
    await set({ quantity: 6, changeFromQuantity: 0, locationId: ANNEX })
    expect(await activate()).toEqual({
      inventoryLevel: { isActive: true, quantities: [{ quantity: 6 }] },
      userErrors: [],
    })
    expect((await activate({ a: 1 })).userErrors).toEqual([
      {
        field: ['available'],
        message:
          'Not allowed to set available quantity when the item is already active at the location.',
      },
    ])
  })
})

test('inventoryItemUpdate switches tracking on', async () => {
  const id = 'gid://shopify/InventoryItem/40000009001004'
  const { inventoryItemUpdate } = await store.data(
    'mutation ($id: ID!) { inventoryItemUpdate(id: $id, input: {tracked: true, sku: "STOOL"}) { inventoryItem { tracked sku } userErrors { field message } } }',
    { id },
  )
  expect(inventoryItemUpdate).toEqual({
    inventoryItem: { tracked: true, sku: 'STOOL' },
    userErrors: [],
  })
})

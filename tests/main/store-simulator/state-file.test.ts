import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startStoreSimulator } from '@main/store-simulator'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Json, SCHEMA_FILE, TestStore, TOKEN } from './support'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-state-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a store that is started again holds what it held, and gives no id twice', async () => {
  const stateFile = join(folder, 'store.json')
  const first = await TestStore.start(undefined, { stateFile })
  await first.data(
    'mutation { metafieldDefinitionCreate(definition: {ownerType: PRODUCT, namespace: "ams", key: "product_id", type: "id", name: "AMS"}) { createdDefinition { id } } }',
  )
  const made = await first.data(
    'mutation { productSet(identifier: {customId: {namespace: "ams", key: "product_id", value: "A"}}, input: {title: "Made", metafields: [{namespace: "ams", key: "product_id", value: "A"}]}) { product { id variants(first: 1) { nodes { id } } } } }',
  )
  await first.control('edit', {
    edits: [
      {
        kind: 'stock',
        variant: 'BOWL-S',
        locationId: 'gid://shopify/Location/2',
        available: 9,
        isActive: false,
      },
    ],
  })
  const deleted = (
    await first.data('mutation { productCreate(product: {title: "Gone"}) { product { id } } }')
  ).productCreate.product.id
  await first.data('mutation ($id: ID!) { productDelete(input: {id: $id}) { deletedProductId } }', {
    id: deleted,
  })
  const before = await first.control('products')
  await first.close()

  const second = await TestStore.start({ kind: 'empty' }, { stateFile })
  expect(await second.control('products')).toEqual(before)
  const found = await second.data(
    '{ productByIdentifier(identifier: {customId: {namespace: "ams", key: "product_id", value: "A"}}) { id } }',
  )
  expect(found.productByIdentifier.id).toBe(made.productSet.product.id)
  const next = await second.data(
    'mutation { productCreate(product: {title: "Next"}) { product { id } } }',
  )
  expect(next.productCreate.product.id).not.toBe(deleted)
  await second.close()
})

test('pictures that were uploaded are served after a start, and what nobody came for is gone', async () => {
  const stateFile = join(folder, 'store.json')
  const first = await TestStore.start(undefined, { stateFile })
  const bytes = Buffer.from('GIF89a\x01\x00\x01\x00and what follows')
  const stage = async (): Promise<Json> => {
    const { stagedUploadsCreate } = await first.data(
      'mutation { stagedUploadsCreate(input: [{resource: IMAGE, filename: "dot.gif", mimeType: "image/gif"}]) { stagedTargets { url resourceUrl } } }',
    )
    const [target] = stagedUploadsCreate.stagedTargets
    await fetch(target.url, { method: 'PUT', body: bytes })
    return target.resourceUrl
  }
  const source = await stage()
  await stage()
  const media = [{ originalSource: source, mediaContentType: 'IMAGE' }]
  await first.data(
    'mutation ($m: [CreateMediaInput!]) { productUpdate(product: {id: "gid://shopify/Product/8001001"}, media: $m) { userErrors { message } } }',
    { m: media },
  )
  first.clock.ms += 3000
  await first.close()

  const uploads = `${stateFile}.uploads`
  expect(await readdir(uploads)).toHaveLength(2)
  const second = await TestStore.start({ kind: 'empty' }, { stateFile })
  second.clock.ms += 3000
  expect(await readdir(uploads)).toHaveLength(1)
  const { product } = await second.data(
    '{ product(id: "gid://shopify/Product/8001001") { media(first: 1) { nodes { ... on MediaImage { image { url } } } } } }',
  )
  const { url } = product.media.nodes[0].image
  expect(url).toContain(`${second.simulator.url}/cdn/files/`)
  const served = await (await fetch(url)).arrayBuffer()
  expect(Buffer.from(served).equals(bytes)).toBe(true)
  await second.close()
})

test('changes are on disk a moment later, and no half-written file stays behind', async () => {
  const stateFile = join(folder, 'store.json')
  const store = await TestStore.start(undefined, { stateFile })
  await store.data('mutation { productCreate(product: {title: "New"}) { product { id } } }')
  await expect.poll(() => readdir(folder)).toEqual(['store.json'])
  await store.close()
})

test('a file that is no state is refused', async () => {
  const stateFile = join(folder, 'store.json')
  await writeFile(stateFile, '{"format":99}')
  await expect(TestStore.start(undefined, { stateFile })).rejects.toThrow()
})

test('a wrong shop file is refused with the place of the mistake', async () => {
  const start = (text: string): Promise<unknown> =>
    startStoreSimulator({
      port: 0,
      catalog: { kind: 'file', text },
      token: TOKEN,
      schemaFile: SCHEMA_FILE,
      control: false,
    })
  await expect(start('{')).rejects.toThrow('Shop file: not JSON')
  await expect(start('{"shop":{}}')).rejects.toThrow('shop.name')
})

test('a generated catalog is the same for the same seed and another for another', async () => {
  const dump = async (seed: number): Promise<Json> => {
    const store = await TestStore.start({
      kind: 'generated',
      products: 20,
      variantsPerProduct: 2,
      seed,
    })
    const { products } = await store.control('products')
    await store.close()
    return products
  }
  const one = await dump(1)
  expect(one).toHaveLength(20)
  expect(one[3].variants).toHaveLength(2)
  expect(await dump(1)).toEqual(one)
  expect(await dump(2)).not.toEqual(one)
})

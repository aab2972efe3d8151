import { describe, expect, onTestFinished, test } from 'vitest'
import { type TestAmsServer, testAmsServer } from '../support/ams-server'
import { amsProduct, amsVariant } from '../support/products'
import { rejectedWith } from '../support/thrown'
import { type LightConcord, lightConcord } from './support/light-concord'
import { openBench } from './support/open-engine'

const PRODUCTS = ['bowl', 'mug'].map((id) =>
  amsProduct({ id, name: id, variants: [amsVariant({ id: `${id}-1`, onHand: 20 })] }),
)
const WHOLE = [{ variantId: '', field: 'removed' }]

async function opened(server: TestAmsServer): Promise<LightConcord> {
  const concord = lightConcord(server)
  onTestFinished(() => concord.close())
  await concord.read()
  return concord
}

async function removed() {
  const server = await testAmsServer(PRODUCTS)
  const concord = await opened(server)
  server.requests()
  concord.remove('bowl')
  return { server, concord }
}

const deletions = (server: TestAmsServer): number =>
  server.requests().filter((request) => request === 'DELETE /v1/products/bowl').length
const isThere = ({ store }: LightConcord): boolean => store.ams.product('bowl') !== null

describe('a product that is removed here', () => {
  test('goes from the server too, once, and from the Concord of somebody else', async () => {
    const { server, concord } = await removed()
    const other = await opened(server)
    await concord.send()
    await concord.send()
    expect(deletions(server)).toBe(1)
    expect(server.ids()).toEqual(['mug'])
    expect(concord.store.amsServer.counts()).toMatchObject({ waiting: 0, conflicts: 0 })
    await other.read()
    expect(isThere(other)).toBe(false)
    await concord.read()
    expect(isThere(concord)).toBe(false)
  })

  test.each([
    [
      'changed its name',
      (other: LightConcord) => other.edit('bowl', (product) => ({ ...product, name: 'Big bowl' })),
    ],
    ['sold one', (other: LightConcord) => other.move('bowl', -1)],
  ])('stays on the server where somebody %s meanwhile, until a person decides', async (_, act) => {
    for (const how of ['read', 'send'] as const) {
      const { server, concord } = await removed()
      const other = await opened(server)
      act(other)
      await other.send()
      const theirs = server.catalog.products.find('bowl')?.product
      if (how === 'read') await concord.read()
      await concord.send()
      expect(server.catalog.products.find('bowl')?.product).toEqual(theirs)
      expect(concord.store.amsServer.conflictsOf('bowl')).toEqual(WHOLE)
      expect(isThere(concord)).toBe(false)

      concord.decide('bowl', 'theirs')
      expect(concord.product('bowl')).toMatchObject({ name: theirs?.name })
      expect(concord.product('bowl').variants[0]?.onHand).toBe(theirs?.variants[0]?.onHand)
      await concord.send()
      expect(concord.store.amsServer.counts()).toMatchObject({ waiting: 0, conflicts: 0 })
      expect(server.ids()).toHaveLength(2)
    }
  })

  test('goes all the same where a person knows of the change and removes it', async () => {
    const { server, concord } = await removed()
    server.edit('bowl', (product) => ({ ...product, name: 'Big bowl' }))
    await concord.send()
    expect(server.ids()).toContain('bowl')
    concord.decide('bowl', 'ours')
    await concord.send()
    expect(server.ids()).toEqual(['mug'])
    expect(concord.store.amsServer.counts()).toMatchObject({ waiting: 0, conflicts: 0 })
  })

  test.each([
    ['before', 2],
    ['after', 1],
  ] as const)('whose request is lost %s it arrived is read back first', async (when, sent) => {
    const { server, concord } = await removed()
    server.spoil = ({ method }) => (method === 'DELETE' ? { when } : null)
    expect(await rejectedWith(concord.send())).toMatchObject({ code: 'ams-unreachable' })
    server.spoil = null
    concord.restart()
    await concord.send()
    expect(deletions(server)).toBe(sent)
    expect(server.ids()).toEqual(['mug'])
    expect(concord.store.amsServer.openAttempts()).toEqual([])
  })

  test('and that somebody else removed too is gone, and nobody is asked', async () => {
    const { server, concord } = await removed()
    server.catalog.products.remove('bowl', server.catalog.products.find('bowl')?.version ?? '')
    await concord.send()
    expect(concord.store.amsServer.counts()).toEqual({ waiting: 0, conflicts: 0, refused: 0 })
  })

  test('while its making is on the way is removed there too', async () => {
    const server = await testAmsServer(PRODUCTS)
    const concord = await opened(server)
    concord.edit('mug', (mug) => ({ ...mug, id: 'jug', variants: [amsVariant({ id: 'jug-1' })] }))
    server.spoil = ({ method }) => (method === 'PUT' ? { when: 'after' } : null)
    await rejectedWith(concord.send())
    server.spoil = null
    expect(server.ids()).toContain('jug')
    concord.remove('jug')
    await concord.send()
    expect(server.ids()).not.toContain('jug')
    expect(concord.store.ams.product('jug')).toBeNull()
  })
})

test('of a product that a file lacks a person is asked before it goes from the server', async () => {
  const server = await testAmsServer(PRODUCTS)
  const bench = await openBench(
    { kind: 'empty' },
    { amsServer: { baseUrl: server.url, server: () => server.client() } },
  )
  onTestFinished(() => bench.close())
  await bench.sync()
  const [, mug] = PRODUCTS
  bench.engine.importCatalog({ sourceName: 'all.csv', products: PRODUCTS, notes: [] }, true)
  bench.engine.importCatalog({ sourceName: 'one.csv', products: mug ? [mug] : [], notes: [] }, true)
  await bench.amsWritten()
  expect(server.ids()).toContain('bowl')
  expect(bench.engine.amsDecisions.open().conflicts).toMatchObject([
    {
      amsProductId: 'bowl',
      productName: 'bowl',
      label: 'Removed in Concord',
      ours: '',
      theirs: 'bowl',
    },
  ])
  bench.engine.importCatalog({ sourceName: 'all.csv', products: PRODUCTS, notes: [] }, true)
  await bench.amsWritten()
  expect(bench.engine.amsLine.state()).toMatchObject({ waiting: 0, conflicts: 0 })

  bench.engine.importCatalog({ sourceName: 'one.csv', products: mug ? [mug] : [], notes: [] }, true)
  bench.engine.amsDecisions.decide({
    amsProductId: 'bowl',
    amsVariantId: '',
    field: 'removed',
    keep: 'ours',
  })
  await bench.amsWritten()
  expect(server.ids()).toEqual(['mug'])
})

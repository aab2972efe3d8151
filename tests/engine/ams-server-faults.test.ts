import type { AmsRequest, Spoiled } from '@main/ams-server'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type TestAmsServer, testAmsServer } from '../support/ams-server'
import { amsProduct, amsVariant } from '../support/products'
import { rejectedWith } from '../support/thrown'
import { type LightConcord, lightConcord } from './support/light-concord'

/** Rows A3, A4 and A7 of the hostile inputs, where they are about an AMS server. */
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const id = String(index + 1).padStart(4, '0')
    return amsProduct({ id, name: `Bowl ${id}`, variants: [amsVariant({ id: `${id}-1` })] })
  })

async function connected(products = many(3)) {
  const server = await testAmsServer(products)
  const concord = open(server)
  await concord.read()
  server.requests()
  return { server, concord }
}

function open(server: TestAmsServer): LightConcord {
  const concord = lightConcord(server)
  onTestFinished(() => concord.close())
  return concord
}

const names = ({ store }: LightConcord, ids: readonly string[]) =>
  ids.map((id) => store.ams.product(id)?.name)
const isPage = ({ url }: AmsRequest): boolean => url.pathname === '/v1/products'
const json = (body: object): Spoiled => ({
  when: 'before',
  answer: { status: 200, body: JSON.stringify(body) },
})

describe('A3: pages and cursors', () => {
  test('a whole read comes in pages, and a cursor is kept with the rows of its page alone', async () => {
    const server = await testAmsServer(many(600))
    const concord = open(server)
    let pages = 0
    server.spoil = (request) => (isPage(request) && ++pages === 2 ? { when: 'before' } : null)
    expect(await rejectedWith(concord.read())).toMatchObject({ code: 'ams-unreachable' })
    expect(concord.store.ams.info()).toBeNull()
    const { cursor } = concord.store.amsServer.reading() ?? {}
    expect(concord.store.amsServer.staged('', 1_000)).toHaveLength(250)

    concord.restart()
    expect(concord.store.amsServer.reading()?.cursor).toBe(cursor)
    await concord.read()
    // The first page was not asked for again.
    expect(pages).toBe(4)
    expect(concord.store.ams.info()).toMatchObject({ products: 600 })
  })

  test('a cursor that comes back ends the read, and the catalog stays', async () => {
    const { server, concord } = await connected()
    const page = { changes: [], cursor: 'again', complete: false, products: 3 }
    server.spoil = (request) => (isPage(request) ? json(page) : null)
    expect(await rejectedWith(concord.read())).toMatchObject({ code: 'ams-read-incomplete' })
    expect(concord.store.ams.info()).toMatchObject({ products: 3 })
    server.spoil = null
    await concord.read()
    expect(concord.store.amsServer.reading()).toBeNull()
  })

  test('a page that was skipped shows by the count, and everything is read anew', async () => {
    const { server, concord } = await connected()
    server.edit('0002', (product) => ({ ...product, name: 'Missed' }))
    const before = concord.store.amsServer.line()?.cursor ?? ''
    let pages = 0
    server.spoil = (request) =>
      isPage(request) && ++pages === 1
        ? json({ changes: [], cursor: `${before}x`, complete: true, products: 4 })
        : null
    await concord.read()
    expect(pages).toBe(2)
    expect(names(concord, ['0002'])).toEqual(['Missed'])
  })

  test('a page that is half there takes nothing away', async () => {
    const { server, concord } = await connected()
    concord.store.amsServer.forgetCursor()
    server.spoil = (request) =>
      isPage(request) ? json({ changes: [], cursor: 'end', complete: true, products: 3 }) : null
    expect(await rejectedWith(concord.read())).toMatchObject({ code: 'ams-read-incomplete' })
    expect(concord.store.ams.info()).toMatchObject({ products: 3 })
  })

  test('a product on two pages is one, as it is on the later one', async () => {
    const server = await testAmsServer(many(300))
    const concord = open(server)
    let pages = 0
    server.spoil = (request) => {
      if (isPage(request) && ++pages === 2) {
        server.edit('0001', (product) => ({ ...product, name: 'Changed on the way' }))
        const now = server.catalog.products.find('0300')
        if (now) server.catalog.products.remove('0300', now.version)
      }
      return null
    }
    await concord.read()
    expect(concord.store.ams.info()).toMatchObject({ products: 299 })
    expect(names(concord, ['0001', '0300'])).toEqual(['Changed on the way', undefined])
  })

  test('a cursor that expired leads to a whole read, which finds what went', async () => {
    const { server, concord } = await connected()
    const now = server.catalog.products.find('0003')
    server.catalog.products.remove('0003', now?.version ?? '')
    server.catalog.products.forgetDeleted()
    await concord.read()
    expect(server.requests()).toEqual(['GET /v1/products', 'GET /v1/products'])
    expect(names(concord, ['0002', '0003'])).toEqual(['Bowl 0002', undefined])
  })

  test('a catalog that lacks most of it is refused until a person agrees', async () => {
    const { server, concord } = await connected(many(12))
    for (const id of many(12)
      .slice(0, 8)
      .map((one) => one.id)) {
      const now = server.catalog.products.find(id)
      server.catalog.products.remove(id, now?.version ?? '')
    }
    server.catalog.products.forgetDeleted()
    expect(await rejectedWith(concord.read())).toMatchObject({ code: 'catalog-shrunken' })
    expect(concord.store.ams.info()).toMatchObject({ products: 12 })
    await concord.read({ allowShrunken: true })
    expect(concord.store.ams.info()).toMatchObject({ products: 4 })
  })
})

describe('A7: lost replies', () => {
  const isWrite = ({ method }: AmsRequest): boolean => method === 'PUT'

  test.each(['before', 'after'] as const)(
    'content whose answer is lost (%s the effect) is read back before anything is sent again',
    async (when) => {
      const { server, concord } = await connected()
      concord.edit('0001', (product) => ({ ...product, name: 'Renamed' }))
      server.spoil = (request) => (isWrite(request) ? { when } : null)
      expect(await rejectedWith(concord.send())).toMatchObject({ code: 'ams-unreachable' })
      expect(concord.store.amsServer.openAttempts()).toHaveLength(1)

      server.spoil = null
      server.requests()
      concord.restart()
      await concord.send()
      const again = ['GET /v1/products/0001', 'PUT /v1/products/0001']
      expect(server.requests()).toEqual(when === 'before' ? again : again.slice(0, 1))
      expect(server.catalog.products.find('0001')?.product.name).toBe('Renamed')
      expect(concord.store.amsServer.attempts(5).map(({ outcome }) => outcome)).toEqual(
        when === 'before' ? ['done', 'not-there'] : ['confirmed'],
      )
      expect(concord.store.amsServer.counts()).toEqual({ waiting: 0, conflicts: 0, refused: 0 })
    },
  )

  test.each(['before', 'after'] as const)(
    'a movement whose answer is lost (%s the effect) has exactly one effect',
    async (when) => {
      const { server, concord } = await connected()
      concord.move('0001', -1)
      server.spoil = (request) => (isWrite(request) ? { when } : null)
      expect(await rejectedWith(concord.send())).toMatchObject({ code: 'ams-unreachable' })

      server.spoil = null
      concord.restart()
      await concord.send()
      await concord.read()
      await concord.send()
      expect(server.catalog.products.find('0001')?.product.variants[0]?.onHand).toBe(3)
      expect(concord.product('0001').variants[0]?.onHand).toBe(3)
      expect(concord.store.amsServer.attempts(5).map(({ outcome }) => outcome)).toEqual([
        when === 'before' ? 'done' : 'confirmed',
      ])
    },
  )

  test('somebody else wrote between the lost answer and the reading: both changes are there', async () => {
    const { server, concord } = await connected()
    concord.edit('0001', (product) => ({ ...product, name: 'Renamed' }))
    server.spoil = (request) => (isWrite(request) ? { when: 'after' } : null)
    await rejectedWith(concord.send())
    server.spoil = null
    server.edit('0001', (product) => ({ ...product, vendor: 'Somebody else' }))
    await concord.send()
    const both = { name: 'Renamed', vendor: 'Somebody else' }
    expect(server.catalog.products.find('0001')?.product).toMatchObject(both)
    expect(concord.product('0001')).toMatchObject(both)
  })
})

describe('what both changed', () => {
  async function inConflict() {
    const { server, concord } = await connected()
    concord.edit('0001', (product) => ({ ...product, name: 'Ours', vendor: 'Ours too' }))
    server.edit('0001', (product) => ({ ...product, name: 'Theirs' }))
    await concord.send()
    return { server, concord }
  }

  test('a 412 merges what only one changed, and keeps the rest for a person', async () => {
    const { server, concord } = await inConflict()
    expect(server.requests()).toEqual(['PUT /v1/products/0001', 'PUT /v1/products/0001'])
    expect(server.catalog.products.find('0001')?.product).toMatchObject({
      name: 'Theirs',
      vendor: 'Ours too',
    })
    expect(concord.product('0001').name).toBe('Ours')
    expect(concord.store.amsServer.counts()).toEqual({ waiting: 0, conflicts: 1, refused: 0 })
    await concord.send()
    await concord.read()
    expect(server.requests()).toEqual(['GET /v1/products'])
  })

  test.each([
    ['ours', 'Ours'],
    ['theirs', 'Theirs'],
  ] as const)('a person keeps %s, and both have it', async (keep, name) => {
    const { server, concord } = await inConflict()
    concord.decide('0001', keep)
    await concord.send()
    await concord.read()
    expect(server.catalog.products.find('0001')?.product.name).toBe(name)
    expect(concord.product('0001').name).toBe(name)
    expect(concord.store.amsServer.counts()).toEqual({ waiting: 0, conflicts: 0, refused: 0 })
  })

  test.each([
    ['ours', 'Still wanted'],
    ['theirs', undefined],
  ] as const)('a product that went there: a person keeps %s', async (keep, name) => {
    const { server, concord } = await connected()
    concord.edit('0001', (product) => ({ ...product, name: 'Still wanted' }))
    server.catalog.products.remove('0001', server.catalog.products.find('0001')?.version ?? '')
    await concord.read()
    concord.decide('0001', keep)
    await concord.send()
    await concord.read()
    expect(server.catalog.products.find('0001')?.product.name).toBe(name)
    expect(names(concord, ['0001'])).toEqual([name])
    const onHand = server.catalog.products.find('0001')?.product.variants[0]?.onHand
    expect(onHand).toBe(name === undefined ? undefined : 4)
    expect(concord.store.amsServer.counts()).toEqual({ waiting: 0, conflicts: 0, refused: 0 })
  })

  test('a refused product stands in nobody’s way, and goes again when it changed', async () => {
    const { server, concord } = await connected()
    concord.edit('0001', (product) => ({ ...product, optionNames: ['Size', 'Glaze'] }))
    concord.edit('0002', (product) => ({ ...product, name: 'Fine' }))
    await concord.send()
    expect(server.catalog.products.find('0002')?.product.name).toBe('Fine')
    expect(concord.store.amsServer.counts()).toMatchObject({ waiting: 0, refused: 1 })
    expect(concord.store.amsServer.refusals(5)[0]).toMatchObject({
      productId: '0001',
      error: { code: 'ams-rejected' },
    })
    server.requests()
    await concord.send()
    expect(server.requests()).toEqual([])
    concord.edit('0001', (product) => ({ ...product, optionNames: ['Width'] }))
    await concord.send()
    expect(concord.store.amsServer.counts()).toEqual({ waiting: 0, conflicts: 0, refused: 0 })
  })

  test('a product that went there while it was changed here is asked about', async () => {
    const { server, concord } = await connected()
    concord.edit('0001', (product) => ({ ...product, name: 'Still wanted' }))
    for (const id of ['0001', '0002']) {
      server.catalog.products.remove(id, server.catalog.products.find(id)?.version ?? '')
    }
    await concord.read()
    expect(names(concord, ['0001', '0002'])).toEqual(['Still wanted', undefined])
    expect(concord.store.amsServer.conflicts(5)).toMatchObject([
      { productId: '0001', variantId: '', field: 'removed' },
    ])
    await concord.send()
    expect(server.catalog.products.find('0001')).toBeNull()
  })
})

test('pictures of AMS go up once, by their content', async () => {
  const { server, concord } = await connected()
  const bytes = new TextEncoder().encode('a picture')
  const { createHash } = await import('node:crypto')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  concord.pictures.set(sha256, bytes)
  for (const id of ['0001', '0002']) {
    const images = [{ id: 'i1', url: null, sha256, alt: 'A bowl', file: '/somewhere/bowl.jpg' }]
    concord.edit(id, (product) => ({ ...product, images }))
  }
  await concord.send()
  const path = `/v1/images/${sha256}`
  expect(server.requests().filter((one) => one.includes('images'))).toEqual([
    `HEAD ${path}`,
    `PUT ${path}`,
    `HEAD ${path}`,
  ])
  expect(JSON.stringify(server.catalog.products.find('0001'))).not.toContain('somewhere')
  await concord.read()
  expect(concord.product('0001').images[0]?.file).toBe('/somewhere/bowl.jpg')
})

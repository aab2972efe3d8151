import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStudio, PRODUCT, png, type Studio, sha256Of, web } from './support/pictures'

let studio: Studio
beforeEach(async () => {
  studio = await openStudio()
})
afterEach(() => studio.close())

const fault = (operation: string, effect: object, more: object = {}) =>
  studio.control('faults', { rules: [{ operation, effect, ...more }] })
const next = (...troubles: object[]) => studio.control('media', { next: troubles })

describe('pictures of this computer', () => {
  test('arrive bit for bit, under the name they were sent with, and are ready', async () => {
    const bytes = png('mug', { width: 640, height: 480 })
    const outcome = await studio.attach(studio.local('mug-0f3a.png', bytes, 'A mug'))
    const { images } = await studio.read()
    expect(images).toEqual([
      { id: expect.any(String), alt: 'A mug', url: expect.stringMatching(/\/mug-0f3a\.png\?v=/) },
    ])
    expect(outcome).toMatchObject({
      kind: 'done',
      productId: PRODUCT,
      attached: { made: [{ label: 'mug-0f3a.png', mediaId: images[0]?.id }], failed: [] },
    })
    const served = await fetch(images[0]?.url ?? '')
    expect(served.headers.get('content-type')).toBe('image/png')
    expect(sha256Of(new Uint8Array(await served.arrayBuffer()))).toBe(sha256Of(bytes))
  })

  test('go without the credential, as what their bytes say they are', async () => {
    const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...png('jpeg').subarray(4)])
    await studio.attach(studio.local('named-wrongly.png', jpeg), studio.local('nameless', png('n')))
    expect(studio.uploads.map(({ method, headers }) => [method, headers])).toEqual([
      ['PUT', { 'Content-Type': 'image/jpeg' }],
      ['PUT', { 'Content-Type': 'image/png' }],
    ])
    const names = [...studio.simulator.store.files.values()].map(({ filename }) => filename)
    expect(names.at(-1)).toBe('nameless.png')
  })

  test('of one name and other content get a name of their own', async () => {
    await studio.attach(studio.local('mug-0f3a.png', png('one')))
    await studio.attach(studio.local('mug-0f3a.png', png('two')))
    const names = (await studio.read()).images.map(({ url }) => url?.split('/').at(-1))
    expect(names).toEqual([
      expect.stringMatching(/^mug-0f3a\.png\?v=/),
      expect.stringMatching(/^mug-0f3a_[0-9a-f-]{36}\.png\?v=/),
    ])
  })

  test('that are not there, no pictures or too large are told, and the others go', async () => {
    const gone = studio.local('gone.png', png('gone'))
    studio.library.clear()
    const outcome = await studio.attach(
      gone,
      studio.local('text.png', new TextEncoder().encode('<svg onload="alert(1)"/>')),
      studio.local('empty.png', new Uint8Array()),
      studio.local('large.png', png('large', { bytes: 20_000_001 })),
      studio.local('good.png', png('good')),
    )
    expect(outcome.attached).toEqual({
      made: [{ label: 'good.png', mediaId: expect.any(String) }],
      failed: [
        { label: 'gone.png', reason: expect.stringContaining('not on this computer') },
        { label: 'text.png', reason: expect.stringContaining('no picture') },
        { label: 'empty.png', reason: expect.stringContaining('no picture') },
        { label: 'large.png', reason: expect.stringContaining('20 MB') },
      ],
    })
    expect(studio.uploads).toHaveLength(1)
  })

  test('whose upload breaks are sent again, and after three times nothing was changed', async () => {
    await fault('upload', { kind: 'http', status: 503 }, { count: 2 })
    const mug = studio.local('mug.png', png('mug'))
    expect((await studio.attach(mug)).kind).toBe('done')
    await fault('upload', { kind: 'reset', when: 'before' }, { count: 3 })
    expect(await studio.attach(mug)).toEqual({
      kind: 'not-sent',
      error: expect.objectContaining({ code: 'store-unreachable' }),
      requestId: expect.any(String),
    })
    expect((await studio.read()).images).toHaveLength(1)
  })
})

describe('many pictures', () => {
  test('go ten at a time, in their order, behind those that are there', async () => {
    const names = Array.from({ length: 25 }, (_, index) => `p${index}.png`)
    await studio.attach(web('first.jpg', 'first'))
    const outcome = await studio.attach(...names.map((name) => studio.local(name, png(name), name)))
    const { images } = await studio.read()
    expect(images.map(({ alt }) => alt)).toEqual(['first', ...names])
    expect(outcome.attached?.made).toEqual(
      names.map((label, index) => ({ label, mediaId: images[index + 1]?.id })),
    )
    expect([studio.asked('StageImages'), studio.asked('AttachImages')]).toEqual([3, 1 + 3])
  })

  test('of which a later part is lost tell what the earlier ones made', async () => {
    const names = Array.from({ length: 15 }, (_, index) => `p${index}.png`)
    await fault('AttachImages', { kind: 'reset', when: 'after' }, { skip: 1 })
    const outcome = await studio.attach(...names.map((name) => studio.local(name, png(name))))
    const { images } = await studio.read()
    expect(outcome).toMatchObject({ kind: 'unknown', error: { code: 'store-unreachable' } })
    expect(outcome.attached).toEqual({
      made: names.slice(0, 10).map((label, index) => ({ label, mediaId: images[index]?.id })),
      failed: [],
    })
    // What was lost is found by its name.
    expect(images.map(({ url }) => url?.split('/').at(-1)?.split('?')[0])).toEqual(names)
  })

  test('with one that Shopify refuses go without it', async () => {
    const outcome = await studio.attach(web('1.jpg'), web('2.jpg', 'a'.repeat(513)), {
      label: 'ftp',
      alt: '',
      source: { kind: 'address', url: 'ftp://pictures.example/3.jpg' },
    })
    expect(outcome).toMatchObject({
      kind: 'done',
      attached: {
        made: [{ label: '1.jpg' }],
        failed: [
          { label: '2.jpg', reason: expect.stringContaining('513 characters') },
          { label: 'ftp', reason: expect.stringContaining('https://') },
        ],
      },
    })
  })

  test('more than a product can have are refused, and nothing is made', async () => {
    const { store } = studio.simulator
    const product = store.products.get(8000000001)
    const [file] = (await studio.ready('one.png'), store.files.values())
    if (!product || !file) throw new Error('Nothing to fill the product with')
    product.media = Array.from({ length: 250 }, () => file)
    expect(await studio.attach(web('1.jpg'))).toMatchObject({
      kind: 'refused',
      refusals: [{ message: expect.stringContaining('250'), variantIndex: null }],
    })
  })
})

describe('A14: what Shopify makes of them', () => {
  test.each([
    ['INVALID_IMAGE_FILE_SIZE', '20 MB'],
    ['INVALID_IMAGE_RESOLUTION', '25 million'],
    ['INVALID_IMAGE_ASPECT_RATIO', 'Crop'],
    ['UNSUPPORTED_IMAGE_FILE_TYPE', 'PNG, GIF or WebP'],
    ['IMAGE_DOWNLOAD_FAILURE', 'address'],
    ['FILE_STORAGE_LIMIT_EXCEEDED', 'no room'],
    ['VIDEO_VALIDATION_ERROR', 'could not take the picture: Processing failed.'],
  ])('%s is told in words, and exactly what failed is taken away', async (code, words) => {
    await studio.ready('earlier.png')
    await next({ kind: 'failed', code })
    const outcome = await studio.attach(web('bad.jpg'), web('good.jpg'))
    expect(outcome).toMatchObject({
      kind: 'done',
      attached: {
        made: [{ label: 'good.jpg' }],
        failed: [{ label: 'bad.jpg', reason: expect.stringContaining(words) }],
      },
    })
    expect((await studio.read()).images).toHaveLength(2)
    expect(studio.files()).toBe(2)
  })

  test.each([
    ['has too many pixels', { width: 5001, height: 5000 }, '25 million'],
    ['is long and narrow', { width: 4040, height: 40 }, 'Crop'],
  ])('a picture that %s fails by itself', async (_, size, words) => {
    const outcome = await studio.attach(studio.local('bad.png', png('bad', size)))
    expect(outcome.attached).toEqual({
      made: [],
      failed: [{ label: 'bad.png', reason: expect.stringContaining(words) }],
    })
    expect(studio.files()).toBe(0)
  })

  test('a failed one that cannot be taken away is told so', async () => {
    await next({ kind: 'failed', code: 'MEDIA_TIMEOUT_ERROR' })
    await fault('DeleteFiles', { kind: 'internal' })
    const outcome = await studio.attach(web('bad.jpg'))
    expect(outcome.attached?.failed).toEqual([
      { label: 'bad.jpg', reason: expect.stringContaining('could not be taken away') },
    ])
    expect((await studio.read()).images).toMatchObject([{ url: null, status: 'failed' }])
  })

  test('one that takes longer than a minute stays, and is said to be worked on', async () => {
    await next({ kind: 'stuck' })
    const before = studio.clock.ms
    const outcome = await studio.attach(web('slow.jpg'), web('good.jpg'))
    const { images } = await studio.read()
    expect(images).toMatchObject([{ url: null, status: 'processing' }, { url: expect.any(String) }])
    expect(outcome).toMatchObject({
      kind: 'done',
      attached: {
        made: [{ label: 'slow.jpg', mediaId: images[0]?.id }, { label: 'good.jpg' }],
        failed: [{ label: 'slow.jpg', reason: expect.stringContaining('still works on it') }],
      },
    })
    expect(studio.clock.ms - before).toBeLessThan(65_000)
    expect(studio.asked('MediaStates')).toBeGreaterThan(30)
  })

  test('is unknown when it cannot be read, and the ids are told all the same', async () => {
    await fault('MediaStates', { kind: 'reset', when: 'before' }, { count: 3 })
    const outcome = await studio.attach(web('1.jpg'))
    const { images } = await studio.read()
    expect(outcome).toMatchObject({
      kind: 'done',
      attached: {
        made: [{ label: '1.jpg', mediaId: images[0]?.id }],
        failed: [{ label: '1.jpg', reason: expect.stringContaining("can't be reached") }],
      },
    })
  })
})

describe('an attachment whose answer is lost', () => {
  test.each([
    ['after the effect', { kind: 'reset', when: 'after' }, 1],
    ['in the middle', { kind: 'cut' }, 1],
    ['before the effect', { kind: 'reset', when: 'before' }, 0],
  ])('%s has an unknown outcome and is not sent again', async (_, effect, made) => {
    await fault('AttachImages', effect)
    const outcome = await studio.attach(studio.local('mug-0f3a.png', png('mug')))
    expect(outcome.kind).toBe('unknown')
    expect(outcome.attached).toBeUndefined()
    expect(studio.asked('AttachImages')).toBe(1)
    studio.clock.ms += 3000
    const { images } = await studio.read()
    expect(images).toHaveLength(made)
    for (const { url } of images) expect(url).toContain('/mug-0f3a.png?')
  })

  test('while the product is read before it, did not leave', async () => {
    await fault('MediaIds', { kind: 'reset', when: 'before' }, { count: 3 })
    expect(await studio.attach(web('1.jpg'))).toMatchObject({ kind: 'not-sent' })
    expect(studio.asked('AttachImages')).toBe(0)
  })
})

test('somebody else who adds pictures in between gets none of ours', async () => {
  await studio.ready('earlier.png')
  const url = 'https://pictures.example/theirs.jpg'
  studio.before.set('AttachImages', () =>
    studio.edit({ kind: 'add-image', product: PRODUCT, url, alt: 'theirs' }),
  )
  const { attached } = await studio.attach(web('ours.jpg', 'ours'))
  const { images } = await studio.read()
  expect(images.map(({ alt }) => alt)).toEqual(['', 'theirs', 'ours'])
  const ours = images.find(({ alt }) => alt === 'ours')
  expect(attached?.made).toEqual([{ label: 'ours.jpg', mediaId: ours?.id }])
})

test('of a product that is gone are refused', async () => {
  const productId = 'gid://shopify/Product/1'
  const write = { kind: 'attach-images' as const, productId, images: [web('1.jpg')] }
  expect(await studio.write(write)).toMatchObject({
    kind: 'refused',
    refusals: [{ variantIndex: null }],
  })
})

test('a new product has its pictures, of the web and of this computer, and its variants show them', async () => {
  const bytes = png('mug')
  const local = studio.local('mug-0f3a.png', bytes, 'Mug')
  const product = {
    id: 'ams-1',
    name: 'Mug',
    descriptionHtml: '',
    vendor: '',
    category: '',
    optionNames: ['Size'],
    images: [web('front.jpg', 'Front'), local],
    variants: ['S', 'L'].map((value) => ({
      sku: `MUG-${value}`,
      retailPrice: '9.00',
      optionValues: [value],
      tracked: false,
      imageLabel: value === 'L' ? local.label : null,
    })),
  }
  const create = {
    kind: 'create-product' as const,
    product,
    status: 'DRAFT' as const,
    stocked: null,
  }
  await studio.gateway.findByAmsId('ams-1')
  expect(await studio.write(create)).toMatchObject({ kind: 'done' })
  studio.clock.ms += 3000
  const made = await studio.gateway.findByAmsId('ams-1')
  expect(made?.images).toMatchObject([{ alt: 'Front' }, { alt: 'Mug' }])
  const [, second] = made?.images ?? []
  expect(made?.variants.map(({ imageId }) => imageId)).toEqual([null, second?.id])
  const served = new Uint8Array(await (await fetch(second?.url ?? '')).arrayBuffer())
  expect(sha256Of(served)).toBe(sha256Of(bytes))
  studio.library.clear()
  expect(await studio.write({ ...create, product: { ...product, id: 'ams-2' } })).toMatchObject({
    kind: 'refused',
    refusals: [{ message: expect.stringContaining('not on this computer') }],
  })
  expect(await studio.gateway.findByAmsId('ams-2')).toBeNull()
})

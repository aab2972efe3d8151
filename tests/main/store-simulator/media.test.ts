import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Json, TestStore } from './support'

let store: TestStore
beforeEach(async () => {
  store = await TestStore.start()
})
afterEach(() => store.close())

const BOWL = 'gid://shopify/Product/8001001'
const SMALL = 'gid://shopify/ProductVariant/9001001'
const MEDIA =
  'id alt status ... on MediaImage { image { url width height } mediaErrors { code } originalSource { fileSize } }'

/** A PNG's head with the given size, and bytes behind it. */
function png(width: number, height: number, bytes = 100): Uint8Array<ArrayBuffer> {
  const file = Buffer.alloc(Math.max(bytes, 33))
  file.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 0, 'latin1')
  file.writeUInt32BE(width, 16)
  file.writeUInt32BE(height, 20)
  return new Uint8Array(file)
}

const stage = async (input: Json): Promise<Json> =>
  (
    await store.data(
      'mutation ($i: [StagedUploadInput!]!) { stagedUploadsCreate(input: $i) { stagedTargets { url resourceUrl parameters { name value } } userErrors { field message } } }',
      { i: [input] },
    )
  ).stagedUploadsCreate.stagedTargets[0]

async function upload(bytes: Uint8Array<ArrayBuffer>, mimeType = 'image/png'): Promise<string> {
  const target = await stage({ resource: 'IMAGE', filename: 'bowl.png', mimeType })
  const response = await fetch(target.url, { method: 'PUT', body: bytes })
  expect(response.status).toBe(200)
  return target.resourceUrl
}

const append = async (media: Json[]): Promise<Json> =>
  (
    await store.data(
      `mutation ($m: [CreateMediaInput!]) { productUpdate(product: {id: "${BOWL}"}, media: $m) { product { media(first: 9) { nodes { ${MEDIA} } } } userErrors { field message } } }`,
      { m: media },
    )
  ).productUpdate
const image = (originalSource: string, alt = ''): Json => ({
  originalSource,
  alt,
  mediaContentType: 'IMAGE',
})
const media = async (): Promise<Json[]> =>
  (await store.data(`{ product(id: "${BOWL}") { media(first: 9) { nodes { ${MEDIA} } } } }`))
    .product.media.nodes
const later = (): void => {
  store.clock.ms += 3000
}

describe('uploads', () => {
  test('by PUT become an image of their own size, which is served', async () => {
    const source = await upload(png(640, 480, 500))
    const { product, userErrors } = await append([image(source, 'A bowl')])
    expect(userErrors).toEqual([])
    expect(product.media.nodes).toMatchObject([{ alt: 'A bowl', status: 'UPLOADED', image: null }])
    store.clock.ms += 600
    expect(await media()).toMatchObject([{ status: 'PROCESSING', image: null }])
    later()
    const [ready] = await media()
    expect(ready).toMatchObject({
      status: 'READY',
      image: { width: 640, height: 480 },
      originalSource: { fileSize: 500 },
    })
    const bytes = await (await fetch(ready.image.url)).arrayBuffer()
    expect(bytes.byteLength).toBe(500)
  })

  test('by POST need the key before the file, and answer 201 with the key', async () => {
    const target = await stage({
      resource: 'IMAGE',
      filename: 'bowl.png',
      mimeType: 'image/png',
      httpMethod: 'POST',
    })
    const file = new Blob([png(10, 20)])
    const form = new FormData()
    for (const { name, value } of target.parameters) form.append(name, value)
    form.append('file', file)
    const response = await fetch(target.url, { method: 'POST', body: form })
    const key = target.parameters.find(({ name }: Json) => name === 'key').value
    expect(response.status).toBe(201)
    expect(await response.text()).toContain(`<Key>${key}</Key>`)
    const wrong = new FormData()
    wrong.append('file', file)
    for (const { name, value } of target.parameters) wrong.append(name, value)
    expect((await fetch(target.url, { method: 'POST', body: wrong })).status).toBe(400)
    await append([image(target.resourceUrl)])
    later()
    expect(await media()).toMatchObject([{ image: { width: 10, height: 20 } }])
  })

  test('keep their name in the address of the image; a second one of a name gets a suffix', async () => {
    const sources = [await upload(png(10, 10)), await upload(png(20, 20))]
    await append(sources.map((source) => image(source)))
    later()
    const names = (await media()).map(({ image: { url } }) =>
      new URL(url).pathname.split('/').pop(),
    )
    expect(names).toEqual([
      'bowl.png',
      expect.stringMatching(/^bowl_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.png$/),
    ])
  })

  test('by PUT are served bit for bit, however large', async () => {
    const bytes = png(50, 50, 3_000_000)
    bytes.set(
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
      1_000_000,
    )
    await append([image(await upload(bytes))])
    later()
    const [ready] = await media()
    const served = await (await fetch(ready.image.url)).arrayBuffer()
    expect(Buffer.compare(Buffer.from(served), Buffer.from(bytes))).toBe(0)
  })

  test('at an address that nobody gave away are refused, and break on request', async () => {
    const url = `${store.simulator.url}/staged-uploads/tmp/1/files/other.png`
    expect((await fetch(url, { method: 'PUT', body: png(1, 1) })).status).toBe(403)
    await store.control('faults', {
      rules: [{ operation: 'upload', effect: { kind: 'http', status: 503 } }],
    })
    const target = await stage({ resource: 'IMAGE', filename: 'a.png', mimeType: 'image/png' })
    expect((await fetch(target.url, { method: 'PUT', body: png(1, 1) })).status).toBe(503)
  })
})

describe('what comes of an image', () => {
  test.each([
    ['text', new TextEncoder().encode('hello, not an image'), 'UNSUPPORTED_IMAGE_FILE_TYPE'],
    ['more than 20 MB', png(10, 10, 20_000_001), 'INVALID_IMAGE_FILE_SIZE'],
    ['more than 25 megapixels', png(5001, 5000), 'INVALID_IMAGE_RESOLUTION'],
    ['longer than 100 times its width', png(1010, 10), 'INVALID_IMAGE_ASPECT_RATIO'],
  ])('%s fails later, though the mutation succeeded', async (_name, bytes, code) => {
    const { userErrors } = await append([image(await upload(bytes))])
    expect(userErrors).toEqual([])
    later()
    expect(await media()).toMatchObject([
      { status: 'FAILED', image: null, mediaErrors: [{ code }] },
    ])
  })

  test('an address that cannot be fetched fails too', async () => {
    await append([image('https://pictures.invalid/bowl.png')])
    later()
    expect(await media()).toMatchObject([
      { status: 'FAILED', mediaErrors: [{ code: 'IMAGE_DOWNLOAD_FAILURE' }] },
    ])
  })

  test('a test can make it fail, or never end', async () => {
    await store.control('media', {
      next: [{ kind: 'failed', code: 'MEDIA_TIMEOUT_ERROR' }, { kind: 'stuck' }],
    })
    await append([image('https://cdn.example.com/1.jpg'), image('https://cdn.example.com/2.jpg')])
    store.clock.ms += 3_600_000
    expect(await media()).toMatchObject([
      { status: 'FAILED', mediaErrors: [{ code: 'MEDIA_TIMEOUT_ERROR' }] },
      { status: 'PROCESSING' },
    ])
  })

  test('one wrong address refuses the whole update, a repeat makes a second image', async () => {
    const refused = await append([image('https://cdn.example.com/1.jpg'), image('bowl.jpg')])
    expect(refused.userErrors).toEqual([
      { field: ['media', '1', 'originalSource'], message: 'Image URL is invalid' },
    ])
    expect(await media()).toEqual([])
    await append([image('https://cdn.example.com/1.jpg')])
    await append([image('https://cdn.example.com/1.jpg')])
    expect(await media()).toHaveLength(2)
  })
})

describe('files on products and variants', () => {
  const attach = async (mediaId: string): Promise<Json> =>
    (
      await store.data(
        'mutation ($p: ID!, $v: [ProductVariantAppendMediaInput!]!) { productVariantAppendMedia(productId: $p, variantMedia: $v) { productVariants { media(first: 1) { nodes { id } } } userErrors { field code } } }',
        { p: BOWL, v: [{ variantId: SMALL, mediaIds: [mediaId] }] },
      )
    ).productVariantAppendMedia

  test('only a ready image can be attached, and only one', async () => {
    await append([image('https://cdn.example.com/1.jpg'), image('https://cdn.example.com/2.jpg')])
    const [first, second] = await media()
    expect((await attach(first.id)).userErrors).toEqual([
      { field: ['variantMedia', '0', 'mediaIds'], code: 'NON_READY_MEDIA' },
    ])
    later()
    expect((await attach(first.id)).productVariants[0].media.nodes).toEqual([{ id: first.id }])
    expect((await attach(second.id)).userErrors[0].code).toBe('PRODUCT_VARIANT_ALREADY_HAS_MEDIA')
    const detached = await store.data(
      'mutation ($p: ID!, $v: [ProductVariantDetachMediaInput!]!) { productVariantDetachMedia(productId: $p, variantMedia: $v) { userErrors { code } } }',
      { p: BOWL, v: [{ variantId: SMALL, mediaIds: [first.id] }] },
    )
    expect(detached.productVariantDetachMedia.userErrors).toEqual([])
    const bulk = await store.data(
      'mutation ($p: ID!, $v: [ProductVariantsBulkInput!]!) { productVariantsBulkUpdate(productId: $p, variants: $v) { productVariants { media(first: 1) { nodes { id } } } userErrors { code } } }',
      { p: BOWL, v: [{ id: SMALL, mediaId: second.id }] },
    )
    expect(bulk.productVariantsBulkUpdate.productVariants[0].media.nodes).toEqual([
      { id: second.id },
    ])
  })

  test('moves are applied one after another, later', async () => {
    await append(['1', '2', '3'].map((name) => image(`https://cdn.example.com/${name}.jpg`, name)))
    later()
    const [, , third] = await media()
    const { productReorderMedia } = await store.data(
      'mutation ($id: ID!, $m: [MoveInput!]!) { productReorderMedia(id: $id, moves: $m) { job { id done } mediaUserErrors { code } } }',
      { id: BOWL, m: [{ id: third.id, newPosition: '0' }] },
    )
    expect(productReorderMedia.job.done).toBe(false)
    expect((await media()).map(({ alt }) => alt)).toEqual(['1', '2', '3'])
    later()
    expect((await media()).map(({ alt }) => alt)).toEqual(['3', '1', '2'])
    const { job } = await store.data('query ($id: ID!) { job(id: $id) { done } }', {
      id: productReorderMedia.job.id,
    })
    expect(job.done).toBe(true)
  })

  test('taking a file off keeps it in the shop, deleting it takes it from everywhere', async () => {
    await append([image('https://cdn.example.com/1.jpg')])
    later()
    const [{ id }] = await media()
    const files = async (): Promise<number> =>
      (await store.data('{ files(first: 9) { nodes { id } } }')).files.nodes.length
    await attach(id)
    await store.data(
      'mutation ($f: [FileUpdateInput!]!) { fileUpdate(files: $f) { userErrors { code } } }',
      { f: [{ id, referencesToRemove: [BOWL] }] },
    )
    expect([await media(), await files()]).toEqual([[], 1])
    await store.data(
      'mutation ($f: [FileUpdateInput!]!) { fileUpdate(files: $f) { userErrors { code } } }',
      {
        f: [{ id, referencesToAdd: [BOWL] }],
      },
    )
    expect(await media()).toHaveLength(1)
    await store.data(
      'mutation ($i: [ID!]!) { fileDelete(fileIds: $i) { deletedFileIds userErrors { code } } }',
      {
        i: [id],
      },
    )
    expect([await media(), await files()]).toEqual([[], 0])
  })

  test('no file is renamed to the name of another one', async () => {
    await append(['1', '2'].map((name) => image(`https://cdn.example.com/${name}.jpg`)))
    later()
    const [first] = await media()
    const rename = async (filename: string): Promise<Json> =>
      (
        await store.data(
          'mutation ($f: [FileUpdateInput!]!) { fileUpdate(files: $f) { userErrors { code } } }',
          { f: [{ id: first.id, filename }] },
        )
      ).fileUpdate.userErrors
    expect(await rename('2.jpg')).toEqual([{ code: 'FILENAME_ALREADY_EXISTS' }])
    expect(await rename('1.jpg')).toEqual([])
    expect(await rename('3.jpg')).toEqual([])
    expect((await media())[0].image.url).toContain('/3.jpg?')
  })

  test('productSet brings the files to a list, in its order, with those of variants', async () => {
    const one = 'https://cdn.example.com/1.jpg'
    const two = 'https://cdn.example.com/2.jpg'
    const { productSet } = await store.data(
      'mutation ($i: ProductSetInput!) { productSet(input: $i) { product { media(first: 5) { nodes { id alt } } variants(first: 1) { nodes { media(first: 1) { nodes { alt } } } } } userErrors { field message } } }',
      {
        i: {
          title: 'Lamp',
          files: [
            { originalSource: two, alt: 'two' },
            { originalSource: one, alt: 'one' },
          ],
          productOptions: [{ name: 'Size', values: [{ name: 'S' }] }],
          variants: [
            { optionValues: [{ optionName: 'Size', name: 'S' }], file: { originalSource: one } },
          ],
        },
      },
    )
    expect(productSet.userErrors).toEqual([])
    expect(productSet.product.media.nodes.map(({ alt }: Json) => alt)).toEqual(['two', 'one'])
    expect(productSet.product.variants.nodes[0].media.nodes).toEqual([{ alt: 'one' }])
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStudio, PRODUCT, type Studio, web } from './support/pictures'

let studio: Studio
beforeEach(async () => {
  studio = await openStudio()
})
afterEach(() => studio.close())

const productId = PRODUCT
const fault = (operation: string, effect: object, more: object = {}) =>
  studio.control('faults', { rules: [{ operation, effect, ...more }] })
const ids = async () => (await studio.read()).images.map(({ id }) => id)
const LOST = { kind: 'reset', when: 'after' }
/** A picture that Shopify works on for ever, as another admin added it. */
async function processing(): Promise<string> {
  await studio.control('media', { next: [{ kind: 'stuck' }] })
  const { attached } = await studio.attach(web('slow.jpg'))
  return attached?.made[0]?.mediaId ?? ''
}
/** What is left of a picture of which Shopify could make none. */
async function failed(): Promise<string> {
  await studio.control('media', { next: [{ kind: 'failed', code: 'UNKNOWN' }] })
  await fault('DeleteFiles', { kind: 'internal' })
  await studio.attach(web('bad.jpg'))
  return (await ids()).at(-1) ?? ''
}

describe('taking pictures off', () => {
  const detach = (...mediaIds: string[]) =>
    studio.write({ kind: 'detach-images', productId, mediaIds })

  test('keeps their files, and their variants show none', async () => {
    const [a = '', b = ''] = await studio.ready('a.png', 'b.png')
    const [variant] = (await studio.read()).variants
    const variants = [{ variantId: variant?.id ?? '', mediaId: a }]
    await studio.write({ kind: 'set-variant-images', productId, variants })
    expect(await detach(a)).toMatchObject({ kind: 'done', productId })
    const product = await studio.read()
    expect(product.images.map(({ id }) => id)).toEqual([b])
    expect(product.variants[0]?.imageId).toBeNull()
    expect(studio.files()).toBe(2)
  })

  test('deletes only the one that failed, and refuses only the one that is worked on', async () => {
    const [a = '', b = ''] = await studio.ready('a.png', 'b.png')
    const bad = await failed()
    const slow = await processing()
    expect(await detach(slow, a, bad)).toMatchObject({
      kind: 'refused',
      refusals: [{ variantIndex: 0, message: expect.stringContaining('still works') }],
    })
    expect(await ids()).toEqual([b, slow])
    expect(studio.files()).toBe(3)
  })

  test('of one that is gone is done, and of a failed one that stays is refused', async () => {
    const bad = await failed()
    expect(await detach('gid://shopify/MediaImage/1')).toMatchObject({ kind: 'done' })
    await fault('DeleteFiles', { kind: 'internal' })
    expect(await detach(bad)).toMatchObject({ kind: 'unknown' })
    expect(await detach(bad)).toMatchObject({ kind: 'done' })
    expect(await ids()).toEqual([])
  })

  test('is unknown when the answer is lost, and was not sent when the read before it is', async () => {
    const [a = ''] = await studio.ready('a.png')
    await fault('MediaStates', { kind: 'reset', when: 'before' }, { count: 3 })
    expect(await detach(a)).toMatchObject({ kind: 'not-sent' })
    expect(await ids()).toEqual([a])
    await fault('UpdateFiles', LOST)
    expect(await detach(a)).toMatchObject({ kind: 'unknown' })
    expect(await ids()).toEqual([])
  })
})

describe('alt texts', () => {
  const setAlts = (...images: { mediaId: string; alt: string }[]) =>
    studio.write({ kind: 'set-image-alts', productId, images })
  const alts = async () => (await studio.read()).images.map(({ alt }) => alt)

  test('are set, emptied, and left alone where none was named', async () => {
    const [a = '', , c = ''] = await studio.ready('a.png', 'b.png', 'c.png')
    await setAlts({ mediaId: a, alt: 'Old' }, { mediaId: c, alt: 'Old' })
    expect(
      await setAlts({ mediaId: a, alt: 'Größe "S" <b>😀</b>' }, { mediaId: c, alt: '' }),
    ).toMatchObject({ kind: 'done' })
    expect(await alts()).toEqual(['Größe "S" <b>😀</b>', '', ''])
  })

  test('of 512 characters go, longer ones are refused alone and before anything is sent', async () => {
    const [a = '', b = ''] = await studio.ready('a.png', 'b.png')
    const longest = 'ä'.repeat(512)
    expect(
      await setAlts({ mediaId: a, alt: `${longest}!` }, { mediaId: b, alt: longest }),
    ).toMatchObject({
      kind: 'refused',
      refusals: [{ variantIndex: 0, message: expect.stringContaining('513 characters') }],
    })
    expect(await alts()).toEqual(['', longest])
    const asked = studio.asked('UpdateFiles')
    await setAlts({ mediaId: a, alt: `${longest}!` })
    expect(studio.asked('UpdateFiles')).toBe(asked)
  })

  test('of a picture that is not ready or gone are refused', async () => {
    const slow = await processing()
    expect(await setAlts({ mediaId: slow, alt: 'A' })).toMatchObject({
      kind: 'refused',
      refusals: [{ variantIndex: 0, message: expect.stringContaining('still works') }],
    })
    expect(await setAlts({ mediaId: 'gid://shopify/MediaImage/1', alt: 'A' })).toMatchObject({
      kind: 'refused',
      refusals: [{ variantIndex: 0, message: expect.stringContaining('does not exist') }],
    })
  })

  test('have an unknown outcome when the answer is lost', async () => {
    const [a = ''] = await studio.ready('a.png')
    await fault('UpdateFiles', LOST)
    expect(await setAlts({ mediaId: a, alt: 'A' })).toMatchObject({ kind: 'unknown' })
    expect(await alts()).toEqual(['A'])
  })
})

describe('the order', () => {
  const reorder = (...moves: { mediaId: string; position: number }[]) =>
    studio.write({ kind: 'reorder-images', productId, moves })

  test('is as the moves make it one after another, when the write is done', async () => {
    const [a = '', b = '', c = '', d = ''] = await studio.ready('a.png', 'b.png', 'c.png', 'd.png')
    const outcome = await reorder({ mediaId: d, position: 0 }, { mediaId: a, position: 3 })
    expect(outcome).toMatchObject({ kind: 'done', productId })
    expect(await ids()).toEqual([d, b, c, a])
    expect(studio.asked('JobState')).toBeGreaterThan(0)
  })

  test('is unknown while Shopify works on it for more than a minute', async () => {
    const [a = '', b = ''] = await studio.ready('a.png', 'b.png')
    await studio.control('jobs', { delayMs: 120_000 })
    const before = studio.clock.ms
    expect(await reorder({ mediaId: b, position: 0 })).toMatchObject({
      kind: 'unknown',
      error: { message: expect.stringContaining('still works') },
    })
    expect(studio.clock.ms - before).toBeLessThan(65_000)
    expect(await ids()).toEqual([a, b])
  })

  test('is unknown when the answer is lost, or its end cannot be read', async () => {
    const [a = '', b = ''] = await studio.ready('a.png', 'b.png')
    await fault('ReorderMedia', LOST)
    expect(await reorder({ mediaId: b, position: 0 })).toMatchObject({ kind: 'unknown' })
    studio.clock.ms += 1000
    expect(await ids()).toEqual([b, a])
    await fault('JobState', { kind: 'reset', when: 'before' }, { count: 3 })
    expect(await reorder({ mediaId: b, position: 1 })).toMatchObject({ kind: 'unknown' })
  })

  test('of a product that is gone is refused', async () => {
    const write = { kind: 'reorder-images' as const, productId: 'gid://shopify/Product/1' }
    expect(
      await studio.write({
        ...write,
        moves: [{ mediaId: 'gid://shopify/MediaImage/1', position: 0 }],
      }),
    ).toMatchObject({
      kind: 'refused',
      refusals: [{ message: 'Product does not exist' }],
    })
  })
})

describe('the pictures of variants', () => {
  const shown = async () => (await studio.read()).variants.map(({ imageId }) => imageId)
  /** Sets them by the place of the variant; what is absent is not in the write. */
  const show = async (...mediaIds: (string | null | undefined)[]) => {
    const { variants } = await studio.read()
    return studio.write({
      kind: 'set-variant-images',
      productId,
      variants: mediaIds.flatMap((mediaId, index) =>
        mediaId === undefined ? [] : [{ variantId: variants[index]?.id ?? '', mediaId }],
      ),
    })
  }

  test('are set, replaced and taken away, and what is so already sends nothing', async () => {
    const [a = '', b = ''] = await studio.ready('a.png', 'b.png')
    expect(await show(a, a)).toMatchObject({ kind: 'done' })
    expect(await shown()).toEqual([a, a, null])
    expect(await show(b, null, b)).toMatchObject({ kind: 'done' })
    expect(await shown()).toEqual([b, null, b])
    const sent = studio.simulator.mutationsApplied().length
    expect(await show(b, null, b)).toMatchObject({ kind: 'done' })
    expect(studio.simulator.mutationsApplied()).toHaveLength(sent)
    expect(await ids()).toEqual([a, b])
  })

  test('that are refused stay as they were, and the others are set', async () => {
    const [a = '', b = ''] = await studio.ready('a.png', 'b.png')
    const slow = await processing()
    await show(a)
    expect(await show(slow, b, 'gid://shopify/MediaImage/1')).toMatchObject({
      kind: 'refused',
      refusals: [
        { variantIndex: 0, message: expect.stringContaining('Non-ready'), isStale: false },
        { variantIndex: 2, message: expect.stringContaining('does not exist') },
      ],
    })
    expect(await shown()).toEqual([a, b, null])
  })

  test('that somebody else changes meanwhile are told as moved', async () => {
    const [a = '', b = ''] = await studio.ready('a.png', 'b.png')
    const [first] = (await studio.read()).variants
    studio.before.set('AppendVariantMedia', () =>
      studio.edit({ kind: 'variant-image', variant: first?.id, image: b }),
    )
    expect(await show(a)).toMatchObject({
      kind: 'refused',
      refusals: [{ variantIndex: 0, isStale: true }],
    })
    expect(await shown()).toEqual([b, null, null])
  })

  test('of a variant that is gone are refused alone', async () => {
    const [a = ''] = await studio.ready('a.png')
    const [first] = (await studio.read()).variants
    const variants = ['gid://shopify/ProductVariant/1', first?.id ?? ''].map((variantId) => ({
      variantId,
      mediaId: a,
    }))
    expect(await studio.write({ kind: 'set-variant-images', productId, variants })).toMatchObject({
      kind: 'refused',
      refusals: [{ variantIndex: 0, message: expect.stringContaining('no more') }],
    })
    expect(await shown()).toEqual([a, null, null])
  })

  test('are unknown when an answer is lost, also when only the second half did not leave', async () => {
    const [a = '', b = ''] = await studio.ready('a.png', 'b.png')
    await fault('AppendVariantMedia', LOST)
    expect(await show(a)).toMatchObject({ kind: 'unknown' })
    expect(await shown()).toEqual([a, null, null])
    await fault('AppendVariantMedia', { kind: 'http', status: 403 })
    expect(await show(b)).toMatchObject({ kind: 'unknown' })
    expect(await shown()).toEqual([null, null, null])
    await fault('VariantPictures', { kind: 'reset', when: 'before' }, { count: 3 })
    expect(await show(b)).toMatchObject({ kind: 'not-sent' })
  })
})

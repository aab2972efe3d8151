import { planImages } from '@main/engine/outbox/plan-images'
import { takeIntoAms } from '@main/engine/outbox/take-into-ams'
import { altEntry, amsImageLabel, shopImageLabel } from '@shared/catalog/image-labels'
import type { AmsImage, AmsProduct, ShopImage, ShopProduct } from '@shared/catalog/product'
import type { FieldKey } from '@shared/fields/field-registry'
import { describe, expect, test } from 'vitest'
import { outboxEntry, variantEntry } from '../../../support/outbox-entry'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../../support/products'
import { reviewPair } from '../../../support/without-policies'

const address = (name: string): string => `https://pictures.example/${name}.jpg`
const our = (name: string, alt = ''): AmsImage => ({
  id: name,
  url: address(name),
  sha256: null,
  alt,
})
/** Agreed with the AMS picture of this name before, whatever Shopify calls it. */
const their = (name: string, alt = ''): ShopImage => ({
  id: `media-${name}`,
  alt,
  url: `https://cdn.shopify.com/${name}_1.jpg?v=2`,
  rememberedAs: amsImageLabel(our(name)),
})
const sides = (ours: readonly AmsImage[], theirs: readonly ShopImage[]) => ({
  ours: amsProduct({ images: ours, variants: [amsVariant({})] }),
  theirs: shopProduct({ images: theirs, variants: [shopVariant({})] }),
})
const decided = (field: FieldKey, { ours, theirs }: ReturnType<typeof sides>) =>
  outboxEntry({
    field,
    choice: 'ours',
    ours: ours.images.map(amsImageLabel),
    theirs: theirs.images.map(shopImageLabel),
  })
const writesOf = (fields: readonly FieldKey[], both: ReturnType<typeof sides>) =>
  planImages(
    fields.map((field) => decided(field, both)),
    both.ours,
    both.theirs,
  ).map(({ write }) => write)

describe('decided pictures', () => {
  test('that Shopify lacks are attached first, and alone', () => {
    const local: AmsImage = { id: 'l', url: null, sha256: 'f'.repeat(64), alt: 'Local' }
    const both = sides([our('a', 'A'), our('b'), local], [their('b'), their('old')])
    expect(writesOf(['images', 'image-order'], both)).toEqual([
      {
        kind: 'attach-images',
        productId: both.theirs.id,
        images: [
          {
            label: amsImageLabel(our('a')),
            alt: 'A',
            source: { kind: 'address', url: address('a') },
          },
          {
            label: amsImageLabel(local),
            alt: 'Local',
            source: { kind: 'upload', sha256: 'f'.repeat(64), fileName: expect.any(String) },
          },
        ],
      },
    ])
  })

  test('are attached ten at a time, each once', () => {
    const many = Array.from({ length: 13 }, (_, index) => our(`p${index}`))
    const [write] = writesOf(['images'], sides([...many, our('p0')], []))
    expect(write?.kind === 'attach-images' && write.images.length).toBe(10)
  })

  test('that AMS has no more are taken off last, and what nobody saw stays', () => {
    const both = sides([our('a')], [their('a'), their('gone')])
    const entry = decided('images', both)
    const theirs = { ...both.theirs, images: [...both.theirs.images, their('added since')] }
    expect(planImages([entry], both.ours, theirs).map(({ write }) => write)).toEqual([
      { kind: 'detach-images', productId: theirs.id, mediaIds: ['media-gone'] },
    ])
  })

  test('that were attached just now go to their place, and no other one moves', () => {
    const both = sides([our('new'), our('b'), our('a')], [their('a'), their('b')])
    const entry = decided('images', both)
    const theirs = { ...both.theirs, images: [...both.theirs.images, their('new')] }
    expect(planImages([entry], both.ours, theirs).map(({ write }) => write)).toEqual([
      {
        kind: 'reorder-images',
        productId: theirs.id,
        moves: [{ mediaId: 'media-new', position: 0 }],
      },
    ])
  })

  test('are put in order with as few moves as can be', () => {
    const both = sides([our('b'), our('c'), our('a')], [their('a'), their('b'), their('c')])
    expect(writesOf(['image-order'], both)).toEqual([
      {
        kind: 'reorder-images',
        productId: both.theirs.id,
        moves: [{ mediaId: 'media-a', position: 2 }],
      },
    ])
  })

  test('get the alt texts of AMS, only where they differ', () => {
    const both = sides([our('a', 'A'), our('b', 'B')], [their('a', 'A'), their('b', '')])
    expect(writesOf(['image-alts'], both)).toEqual([
      {
        kind: 'set-image-alts',
        productId: both.theirs.id,
        images: [{ mediaId: 'media-b', alt: 'B' }],
      },
    ])
  })

  test('show the variant that they show in AMS, and come along where Shopify lacks them', () => {
    const entry = variantEntry({ field: 'variant-image', choice: 'ours' })
    const ours = amsProduct({
      images: [our('a')],
      variants: [amsVariant({ imageId: 'a' })],
    })
    const write = (theirs: ShopProduct) => planImages([entry], ours, theirs)[0]?.write
    expect(write(shopProduct({ images: [], variants: [shopVariant({})] }))?.kind).toBe(
      'attach-images',
    )
    const theirs = shopProduct({ images: [their('a')], variants: [shopVariant({})] })
    expect(write(theirs)).toEqual({
      kind: 'set-variant-images',
      productId: theirs.id,
      variants: [{ variantId: entry.shopifyVariantId, mediaId: 'media-a' }],
    })
  })
})

describe('pictures taken from Shopify', () => {
  const all = ['images', 'image-order', 'image-alts'] as const
  const take = (fields: readonly FieldKey[], ours: AmsProduct, theirs: ShopProduct) =>
    takeIntoAms(
      fields.map((field) => outboxEntry({ field, choice: 'theirs' })),
      ours,
      theirs,
    )

  test('leave nothing to review', () => {
    const { ours, theirs } = sides(
      [our('a', 'A'), our('gone'), our('b')],
      [
        their('b', 'other'),
        { id: 'gid://shopify/MediaImage/7', alt: 'N', url: address('n') },
        their('a'),
      ],
    )
    const taken = take(all, ours, theirs)
    expect(reviewPair(taken, theirs, []).differences).toEqual([])
    expect(taken.images.map(({ id, alt }) => [id, alt])).toEqual([
      ['b', 'other'],
      ['shopify-7', 'N'],
      ['a', ''],
    ])
  })

  test('alone come to their place, and a variant of a picture that is gone shows none', () => {
    const ours = amsProduct({
      images: [our('a'), our('gone'), our('b')],
      variants: [amsVariant({ imageId: 'gone' })],
    })
    const news: ShopImage = { id: 'gid://shopify/MediaImage/7', alt: '', url: address('n') }
    const theirs = shopProduct({ images: [their('b'), news, their('a')] })
    const taken = take(['images'], ours, theirs)
    expect(taken.images.map(({ id }) => id)).toEqual(['a', 'b', 'shopify-7'])
    expect(taken.variants[0]?.imageId).toBeNull()
  })

  test('bring the picture of a variant along', () => {
    const image: ShopImage = { id: 'gid://shopify/MediaImage/7', alt: '', url: address('n') }
    const ours = amsProduct({ images: [our('a')], variants: [amsVariant({ imageId: 'a' })] })
    const theirs = shopProduct({ images: [image], variants: [shopVariant({ imageId: image.id })] })
    const entry = variantEntry({ field: 'variant-image', choice: 'theirs' })
    const taken = takeIntoAms([entry], ours, theirs)
    expect(taken.images.map(({ id }) => id)).toEqual(['a', 'shopify-7'])
    expect(taken.variants[0]?.imageId).toBe('shopify-7')
  })
})

describe('what is told of pictures', () => {
  test('is separate: which, in which order, with which alt texts', () => {
    const fields = (ours: readonly AmsImage[], theirs: readonly ShopImage[]) => {
      const both = sides(ours, theirs)
      return reviewPair(both.ours, both.theirs, [])
        .differences.map(({ field }) => field)
        .filter((field) => field?.startsWith('image'))
    }
    expect(fields([our('a'), our('b')], [their('a'), their('b')])).toEqual([])
    expect(fields([our('a'), our('b')], [their('b'), their('a')])).toEqual(['image-order'])
    expect(fields([our('a', 'x')], [their('a')])).toEqual(['image-alts'])
    expect(fields([our('a')], [their('b')])).toEqual(['images'])
    expect(fields([our('n'), our('a'), our('b')], [their('a'), their('b')])).toEqual(['images'])
    expect(altEntry('l', 'a\tb')).toBe('l\ta\tb')
  })
})

import { storedChanges } from '@main/database/edit-change-schema'
import { editLines } from '@main/database/edit-lines'
import { applyChanges, inverted } from '@main/engine/editing'
import { amsImageLabel } from '@shared/catalog/image-labels'
import type { AmsProduct } from '@shared/catalog/product'
import type { ShownPictures } from '@shared/contract/editing'
import { describe, expect, test } from 'vitest'
import { picturesProblem } from '../../../../src/main/engine/editing/edit-pictures'
import { changesOf } from '../../../../src/main/engine/editing/wanted-changes'
import { amsProduct, amsVariant } from '../../../support/products'

const image = (name: string, alt = '') => ({
  id: `id-${name}`,
  url: `https://cdn.example.com/${name}.jpg`,
  sha256: null,
  alt,
})
const [FRONT, BACK] = [image('front', 'Front'), image('back')]
const MUG = amsProduct({
  images: [FRONT, BACK],
  variants: [
    amsVariant({ id: '1-1', imageId: FRONT.id }),
    amsVariant({ id: '1-2', sku: 'BOWL-L', optionValues: ['Large'] }),
  ],
})

function shown({ images, variants }: AmsProduct): ShownPictures {
  const labelOf = (id: string | null): string | null => {
    const found = images.find((one) => one.id === id)
    return found ? amsImageLabel(found) : null
  }
  return {
    images: images.map((one) => ({ label: amsImageLabel(one), alt: one.alt })),
    shows: Object.fromEntries(variants.map(({ id, imageId }) => [id, labelOf(imageId)])),
  }
}

const NOW = shown(MUG)
const [front, back] = [amsImageLabel(FRONT), amsImageLabel(BACK)]
const changesTo = (to: ShownPictures, from = NOW) =>
  changesOf(MUG, [{ kind: 'pictures', from, to }], () => 'new')

describe('the pictures of a product, edited', () => {
  const url = 'https://cdn.example.com/side.jpg'
  const wanted: ShownPictures = {
    images: [
      { label: back, alt: 'Back' },
      { label: url, alt: 'Side', url },
      { label: front, alt: 'Front' },
    ],
    shows: { '1-1': back, '1-2': url },
  }

  test('are in the order, with the texts, and shown for the variants that were chosen', () => {
    const applied = applyChanges(MUG, changesTo(wanted))
    if (applied.kind !== 'applied' || !applied.product) throw new Error(applied.kind)
    const { images, variants } = applied.product
    expect(images.map(({ url: at, alt }) => [at, alt])).toEqual([
      [BACK.url, 'Back'],
      [url, 'Side'],
      [FRONT.url, 'Front'],
    ])
    expect(variants.map(({ imageId }) => imageId)).toEqual([BACK.id, images[1]?.id])
  })

  test('are what they were when it is taken back, also after it was kept as a text', () => {
    const changes = storedChanges(JSON.stringify(changesTo(wanted)))
    const applied = applyChanges(MUG, changes)
    if (applied.kind !== 'applied') throw new Error(applied.kind)
    expect(applyChanges(applied.product, inverted(changes))).toEqual({
      kind: 'applied',
      product: MUG,
    })
  })

  test('are taken back, too, when the content of one became known meanwhile', () => {
    const changes = changesTo(wanted)
    const applied = applyChanges(MUG, changes)
    if (applied.kind !== 'applied' || !applied.product) throw new Error(applied.kind)
    const fetched = applied.product.images.map((one) => ({ ...one, sha256: 'a'.repeat(64) }))
    const back = applyChanges({ ...applied.product, images: fetched }, inverted(changes))
    expect(back).toMatchObject({
      kind: 'applied',
      product: { images: [{ id: FRONT.id, alt: 'Front' }, { id: BACK.id }] },
    })
  })

  test('stay as they are where AMS has others by now', () => {
    const moved = changesTo(wanted, { ...NOW, images: NOW.images.slice(1) })
    expect(applyChanges(MUG, moved).kind).toBe('moved')
    const other = { ...MUG, images: [{ ...FRONT, alt: 'Seen from before' }, BACK] }
    expect(applyChanges(other, changesTo(wanted)).kind).toBe('moved')
  })

  test('that go show no variant any more', () => {
    const applied = applyChanges(
      MUG,
      changesTo({ images: [{ label: back, alt: '' }], shows: NOW.shows }),
    )
    expect(applied).toMatchObject({
      product: { images: [{ id: BACK.id }], variants: [{ imageId: null }, { imageId: null }] },
    })
  })

  test('are told by the fields that changed', () => {
    const turned = { images: [...NOW.images].reverse(), shows: { ...NOW.shows, '1-2': back } }
    expect(editLines(changesTo(turned))).toMatchObject([
      { field: 'image-order', before: [front, back], after: [back, front] },
      { field: 'image-alts' },
      { field: 'variant-image', variantId: '1-2', before: null, after: back },
    ])
    expect(changesTo(NOW)).toEqual([])
  })
})

describe('pictures that can not be kept', () => {
  test.each([
    ['an address that is none', [{ ...FRONT, url: 'mug.jpg' }], /no web address/],
    ['the same one twice', [FRONT, FRONT], /twice/],
    ['a text that Shopify does not take', [{ ...FRONT, alt: 'x'.repeat(513) }], /512/],
    ['more than a product may have', Array.from({ length: 251 }, (_, n) => image(`${n}`)), /250/],
  ])('%s', (_, images, message) => {
    expect(picturesProblem({ ...MUG, images })).toMatch(message)
  })

  test('others are no problem, nor is a file that only this computer has', () => {
    expect(picturesProblem({ ...MUG, images: [FRONT, { ...BACK, url: null }] })).toBeNull()
  })
})

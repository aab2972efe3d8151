import { checkGround } from '@main/engine/outbox/check-ground'
import { planWrites } from '@main/engine/outbox/plan-writes'
import { takeIntoAms } from '@main/engine/outbox/take-into-ams'
import { previewPush } from '@main/engine/planning'
import type { OutboxEntry } from '@main/engine/ports'
import { ChangedValues } from '@main/engine/restoring'
import { describe, expect, test } from 'vitest'
import { outboxEntry, variantEntry } from '../../../support/outbox-entry'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../../support/products'

const newKey = (): string => 'key'

describe('what the receiving side held before and what it got', () => {
  const kept = (entry: OutboxEntry, ours = amsProduct(), theirs = shopProduct()) => {
    const changed = new ChangedValues()
    changed.about(entry, ours, theirs)
    const after = entry.choice === 'theirs' ? takeIntoAms([entry], ours, theirs) : ours
    return changed.of(entry, after, theirs)
  }

  test('is told of Shopify as it is written there, not as it was compared', () => {
    const theirs = shopProduct({ descriptionHtml: '<p>Turned.</p>\n' })
    const entry = outboxEntry({ field: 'description' })
    expect(kept(entry, amsProduct({ descriptionHtml: '<p>Oak.</p>' }), theirs)).toEqual({
      before: '<p>Turned.</p>\n',
      after: '<p>Oak.</p>',
    })
  })

  test('of an inactive product is the status that Shopify listed it under', () => {
    const entry = outboxEntry({ field: 'status' })
    const theirs = shopProduct({ status: 'UNLISTED' })
    expect(kept(entry, amsProduct({ status: 'inactive' }), theirs)).toEqual({
      before: 'UNLISTED',
      after: 'DRAFT',
    })
  })

  test('of stock taken into AMS is what is on hand, though only the free units were compared', () => {
    const entry = variantEntry({ field: 'stock', choice: 'theirs' })
    const ours = amsProduct({ variants: [amsVariant({ onHand: 2, wholesaleCommitments: 5 })] })
    expect(kept(entry, ours)).toEqual({ before: '2', after: '9' })
  })

  test('is not made up for what was there already', () => {
    const changed = new ChangedValues()
    expect(changed.of(outboxEntry(), amsProduct(), shopProduct())).toBeUndefined()
  })

  test('is what the person saw when an earlier process sent it and died before the answer', () => {
    const unknown = { state: 'unknown', ours: 'Elm Bowl', theirs: 'Oak Bowl' } as const
    const ours = amsProduct({ name: 'Elm Bowl' })
    const theirs = shopProduct({ title: 'Elm Bowl' })
    const of = (entry: OutboxEntry) => new ChangedValues().of(entry, ours, theirs)
    expect(of(outboxEntry(unknown))).toEqual({ before: 'Oak Bowl', after: 'Elm Bowl' })
    // Of AMS's status only the meaning was seen.
    expect(of(outboxEntry({ ...unknown, field: 'status' }))).toBeUndefined()
    expect(
      of(outboxEntry({ ...unknown, restores: { value: 'Ash Bowl', since: 'Oak Bowl' } })),
    ).toEqual({ before: 'Oak Bowl', after: 'Ash Bowl' })
  })
})

describe('a roll back towards Shopify', () => {
  const restores = { value: 'Oak Bowl', since: 'Elm Bowl' }
  const ours = amsProduct({ name: 'Elm Bowl' })

  test('goes on while Shopify holds what the push left, spares anything else', () => {
    const entry = outboxEntry({ restores })
    const groundAt = (title: string) => checkGround(entry, ours, shopProduct({ title })).kind
    expect(groundAt('Elm Bowl')).toBe('as-seen')
    expect(groundAt('Oak Bowl')).toBe('already-there')
    expect(groundAt('Ash Bowl')).toBe('moved')
  })

  test('sends the earlier value beside an ordinary decision, each its own', () => {
    const entries = [
      outboxEntry({ id: 1, restores }),
      outboxEntry({ id: 2, field: 'vendor' }),
      variantEntry({ id: 3, restores: { value: '58.00', since: '64.00' } }),
      variantEntry({ id: 4, field: 'stock', restores: { value: '7', since: '4' } }),
    ]
    const product = { ...ours, vendor: 'Oak & Ember' }
    const writes = planWrites(entries, product, shopProduct(), newKey).map(({ write }) => write)
    expect(writes).toMatchObject([
      { kind: 'update-product', changes: { title: 'Oak Bowl', vendor: 'Oak & Ember' } },
      { kind: 'update-variants', variants: [{ price: '58.00' }] },
      { kind: 'set-stock', rows: [{ quantity: 7, changeFromQuantity: 4 }] },
    ])
  })

  test('lists a product again under the status that it had', () => {
    const entry = outboxEntry({ field: 'status', restores: { value: 'UNLISTED', since: 'DRAFT' } })
    const product = amsProduct({ status: 'inactive', shopifyStatus: 'DRAFT' })
    const writes = planWrites([entry], product, shopProduct({ status: 'DRAFT' }), newKey)
    expect(writes).toMatchObject([{ write: { changes: { status: 'UNLISTED' } } }])
    expect(checkGround(entry, product, shopProduct({ status: 'DRAFT' })).kind).toBe('as-seen')
    expect(checkGround(entry, product, shopProduct({ status: 'ARCHIVED' })).kind).toBe('moved')
  })

  test('is told as moved when the variant is gone', () => {
    const entry = variantEntry({ restores: { value: '58.00', since: '64.00' } })
    const gone = shopProduct({ variants: [shopVariant({ id: 'another' })] })
    expect(checkGround(entry, ours, gone).kind).toBe('moved')
  })

  test('runs into the brake of what it sends, not of what AMS holds', () => {
    const back = (id: number, value: string) =>
      variantEntry({ id, field: 'stock', ours: '4', restores: { value, since: '4' } })
    const preview = (value: string) =>
      previewPush(
        Array.from({ length: 30 }, (_, id) => back(id, value)),
        { plan: null, linkedVariants: 100, deletions: [] },
      )
    expect(preview('0').brakes).toMatchObject([{ kind: 'sold-out', count: 30 }])
    expect(preview('9').brakes).toEqual([])
  })
})

describe('a roll back towards AMS', () => {
  test('gives AMS its earlier values and leaves the rest', () => {
    const entries = [
      outboxEntry({ field: 'category', choice: 'theirs', restores: { value: '', since: 'Bowl' } }),
      outboxEntry({
        field: 'status',
        choice: 'theirs',
        restores: { value: 'inactive', since: 'active' },
      }),
      variantEntry({ choice: 'theirs', restores: { value: null, since: '64.00' } }),
      variantEntry({ field: 'stock', choice: 'theirs', restores: { value: '2', since: '4' } }),
    ]
    const before = amsProduct({ variants: [amsVariant({ wholesaleCommitments: 3 })] })
    for (const entry of entries) {
      expect(checkGround(entry, before, shopProduct()).kind).toBe('as-seen')
    }
    expect(takeIntoAms(entries, before, shopProduct())).toEqual({
      ...before,
      category: '',
      status: 'inactive',
      variants: [amsVariant({ wholesaleCommitments: 3, retailPrice: null, onHand: 2 })],
    })
  })
})

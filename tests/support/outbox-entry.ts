import type { OutboxEntry } from '@main/engine/ports'

/** A waiting decision about the name of the pair that `amsProduct` and `shopProduct` make. */
export function outboxEntry(more: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    id: 1,
    differenceKey: '1||name',
    productKey: '1',
    state: 'pending',
    choice: 'ours',
    kind: 'field',
    field: 'name',
    amsProductId: '1',
    amsVariantId: '',
    shopifyProductId: 'gid://shopify/Product/1',
    shopifyVariantId: null,
    productName: 'Oak Bowl',
    ours: 'Oak Bowl',
    theirs: 'Oak Bowl',
    ...more,
  }
}

/** The same about a field of the variant that `amsVariant` and `shopVariant` make. */
export function variantEntry(more: Partial<OutboxEntry> = {}): OutboxEntry {
  return outboxEntry({
    field: 'retail-price',
    differenceKey: '1|1-1|retail-price',
    amsVariantId: '1-1',
    shopifyVariantId: 'gid://shopify/ProductVariant/11',
    ours: '64.00',
    theirs: '64.00',
    ...more,
  })
}

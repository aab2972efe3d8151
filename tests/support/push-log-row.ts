import type { PushLogRow } from '@shared/contract/stock-sync'

/** A push that went through at the first try; a test changes what it is about. */
export function pushLogRow(change: Partial<PushLogRow> = {}): PushLogRow {
  return {
    sequence: 1,
    at: '2026-11-23T08:51:02.000Z',
    endedAt: '2026-11-23T08:51:03.000Z',
    status: 'success',
    amsProductId: 'ams-1',
    amsVariantId: 'ams-1-1',
    productName: 'Speckled Stoneware Mug',
    variantLabel: 'Oatmeal, 12 oz',
    sku: 'FP-MUG-SPK-12',
    onHand: 27,
    committed: 6,
    webOrders: 0,
    quantity: 21,
    shopifyBefore: 24,
    locationName: 'Fernhill Studio',
    rule: 'respect',
    cause: 'sale',
    causeText: 'studio',
    tryNumber: 1,
    errorCode: '',
    message: '',
    requestId: '7f3c2a9e-51d0-4b7e-9a5e-2c1b06f8d4e7',
    idempotencyKey: '0c6f81d2-93ab-4e0a-b6cf-5d7f8e1a9b34',
    row: 3,
    rows: 14,
    ...change,
  }
}

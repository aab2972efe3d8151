import type { DifferenceRow } from '@shared/contract/review'

/** An open row of a price that AMS raised; a test changes what it is about. */
export function differenceRow(change: Partial<DifferenceRow> = {}): DifferenceRow {
  return {
    key: 'row',
    group: 'differs',
    kind: 'field',
    field: 'retail-price',
    amsProductId: 'ams-1',
    shopifyProductId: 'gid://shopify/Product/1',
    productName: 'Walnut Serving Board',
    vendor: 'Oak & Ember',
    sku: 'OE-BRD-WAL-S',
    variantLabel: 'Small',
    variantCount: 2,
    thumb: null,
    ours: '64.00',
    theirs: '58.00',
    base: '58.00',
    baseAgreedAt: '2026-11-14T09:12:00.000Z',
    nuance: null,
    matchResult: 'linked',
    suggestedBy: null,
    decidedByRule: null,
    changedBy: 'ams',
    suggestion: 'ours',
    choices: ['ours', 'theirs'],
    choice: null,
    decisionState: 'open',
    note: '',
    ...change,
  }
}

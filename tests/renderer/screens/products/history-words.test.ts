import { historyRowSchema } from '@shared/contract/history'
import { expect, test } from 'vitest'
import { historyWords } from '../../../../src/renderer/src/screens/products/history-words'

const row = (over: object) =>
  historyRowSchema.parse({
    key: '1',
    at: '2026-11-25T10:00:00.000Z',
    kind: 'decision',
    action: 'decided',
    by: { who: 'person', name: '' },
    field: null,
    variantLabel: '',
    side: 'ours',
    before: null,
    after: null,
    note: '',
    requestId: null,
    run: null,
    ...over,
  })

test.each([
  [{ side: 'ours', after: 'Bowl' }, 'Decided: push it'],
  [{ side: 'theirs', after: 'Bowl' }, 'Decided: import it'],
  [{ side: 'ours', before: 'Large' }, 'Decided: delete Variant Large'],
  [{ side: 'theirs', before: 'Large' }, 'Decided: remove Variant Large'],
  [{ action: 'changed', side: 'theirs', before: 'Large' }, 'Variant Large deleted in Shopify'],
  [{ action: 'changed', side: 'ours', before: 'Large' }, 'Variant Large removed from AMS'],
  [
    { action: 'changed', side: 'theirs', after: 'Large', variantLabel: 'Large' },
    'Variant Large pushed to Shopify',
  ],
])('%j is told as "%s"', (over, what) => {
  expect(historyWords(row(over), null).what).toBe(what)
})

import { onlyInAmsRow } from '@main/engine/planning'
import type { HistoryKind, HistoryRow } from '@shared/contract/history'
import { describe, expect, test } from 'vitest'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../support/products'
import {
  AT,
  compare,
  compared,
  filter,
  importAms,
  LATER,
  openState,
  putInFlight,
  readShop,
  stamp,
  type TestState,
} from '../../support/state'

const NAME = '1||name'
const PRICE = '1|1-1|retail-price'

function history({ store }: Pick<TestState, 'store'>, kinds: HistoryKind[] = []) {
  return store.screens.productHistory({ amsProductId: '1', kinds, offset: 0, limit: 50 })
}

/** What happened, newest first, without the links that every pair has. */
function lines(state: Pick<TestState, 'store'>): readonly string[] {
  return history(state).rows.flatMap((row) => (row.action === 'linked' ? [] : [words(row)]))
}

function words({ action, by, field, before, after, requestId }: HistoryRow): string {
  const who = by.name === '' ? by.who : `${by.who} ${by.name}`
  const request = requestId === null ? '' : `, request ${requestId}`
  return `${action} ${field} ${String(before)} → ${String(after)}, ${who}${request}`
}

/** A pair that differs in name and price, with nothing decided. */
function pair(): Promise<TestState> {
  return compared(
    [amsProduct({ name: 'Ours', variants: [amsVariant({ retailPrice: '34.00' })] })],
    [shopProduct({ title: 'Theirs', variants: [shopVariant({ price: '32.00' })] })],
  )
}

/** One try at the only entry that waits, with its ending; returns the id of the entry. */
function attempt(
  state: TestState,
  outcome: 'done' | 'refused' | 'unknown',
  requestId: string,
): number {
  const { outbox } = state.store
  const [entry] = outbox.allWaiting()
  const entryId = entry?.id ?? 0
  putInFlight(state, [entryId])
  const id = outbox.claim({
    productKey: '1',
    entryIds: [entryId],
    operation: 'update-product',
    payload: '{}',
    at: LATER,
  })
  outbox.settleAttempt(id, { outcome, requestId, message: 'Must be 0 or more', at: LATER })
  return entryId
}

function settle(
  { store }: TestState,
  entryId: number,
  state: 'done' | 'refused' | 'returned',
  reason = '',
): void {
  const values = state === 'done' ? { before: 'Theirs', after: 'Ours' } : undefined
  const outcomes = [{ entryId, state, reason, values }]
  store.outbox.settleProduct({ at: LATER, productKey: '1', outcomes, pair: null, audit: [] })
}

describe("a product's history", () => {
  test('tells how it was linked, by what and when', async () => {
    const { rows, counts, total } = history(await pair())
    expect(rows).toMatchObject([
      {
        kind: 'link',
        action: 'linked',
        by: { who: 'concord' },
        note: expect.stringMatching(/SKU/),
      },
    ])
    expect(counts).toEqual({ decision: 0, push: 0, ams: 0, shopify: 0, link: 1 })
    expect(total).toBe(1)
  })

  test("names a pushed change with both values and Shopify's own id of the request", async () => {
    const state = await pair()
    state.store.decisions.decide({ keys: [NAME], choice: 'ours', ...stamp() })
    const run = state.store.runs.begin('push', LATER)
    settle(state, attempt(state, 'done', 'request-7'), 'done')
    expect(lines(state)).toEqual([
      'changed name Theirs → Ours, concord, request request-7',
      'decided name Theirs → Ours, person',
    ])
    expect(history(state, ['push']).rows).toMatchObject([{ at: LATER, side: 'theirs', run }])
  })

  test('keeps each earlier try with a request id of its own', async () => {
    const state = await pair()
    state.store.decisions.decide({ keys: [NAME], choice: 'ours', ...stamp() })
    const entry = attempt(state, 'refused', 'request-1')
    settle(state, entry, 'refused', 'Shopify refused it: Must be 0 or more.')
    expect(lines(state)[0]).toBe('refused name Theirs → Ours, concord, request request-1')
    state.store.outbox.tryAgain(entry)
    expect(history(state, ['push']).rows).toMatchObject([
      { action: 'tried', requestId: 'request-1', note: 'Shopify refused it: Must be 0 or more' },
    ])
    attempt(state, 'unknown', '')
    state.db.prepare(`UPDATE outbox_entry SET state = 'pending' WHERE id = ?`).run(entry)
    settle(state, attempt(state, 'done', 'request-3'), 'done')
    expect(
      history(state, ['push']).rows.map(({ action, requestId }) => [action, requestId]),
    ).toEqual([
      ['changed', 'request-3'],
      ['tried', null],
      ['tried', 'request-1'],
    ])
  })

  test('tells each undo and redo beside the decision, and a decision taken back', async () => {
    const state = await pair()
    const { decisions } = state.store
    decisions.decide({ keys: [NAME], choice: 'theirs', ...stamp() })
    decisions.undo(LATER)
    expect(lines(state)).toEqual([
      'undone name Ours → Theirs, person',
      'decided name Ours → Theirs, person',
    ])
    decisions.redo('2026-11-23T10:00:00.000Z')
    expect(lines(state)[0]).toMatch(/^redone name/)
    decisions.clear({ keys: [NAME], ...stamp('Clear', '2026-11-23T11:00:00.000Z') })
    expect(lines(state)[0]).toMatch(/^taken-back name/)
  })

  test('does not call a row undone whose decision was on its way', async () => {
    const state = await pair()
    state.store.decisions.decide({ keys: [NAME, PRICE], choice: 'ours', ...stamp() })
    putInFlight(state, [1])
    state.store.decisions.undo(LATER)
    const undone = history(state).rows.filter(({ action }) => action === 'undone')
    expect(undone.map(({ field }) => field)).toEqual(['retail-price'])
  })

  test('tells which rule decided', async () => {
    const state = await pair()
    const rule = { name: 'Names', filter: filter(), choice: 'ours', enabled: true } as const
    const ruleId = state.store.rules.saveRule(rule, AT) ?? 0
    const all = { filter: filter(), choice: 'ours', ruleId } as const
    state.store.decisions.acceptAll({ ...all, ...stamp() })
    expect(history(state, ['decision']).rows[0]?.by).toEqual({ who: 'rule', name: 'Names' })
  })

  test('tells what a later file changed, field by field; a first catalog changes nothing', async () => {
    const state = await pair()
    expect(history(state, ['ams']).rows).toEqual([])
    const dearer = amsVariant({ retailPrice: '36.00' })
    importAms(state.store, [amsProduct({ name: 'Ours', variants: [dearer] })], LATER)
    expect(lines(state)).toEqual(['file-changed retail-price 34.00 → 36.00, file test.csv'])
    expect(history(state, ['ams']).rows).toMatchObject([{ at: LATER, variantLabel: 'Small' }])
    importAms(state.store, [amsProduct({ id: '2' })], LATER)
    expect(history(state, ['ams']).rows.map(({ action }) => action)).toContain('file-missing')
  })

  test('tells what a read found changed in Shopify, and since which value', async () => {
    const state = await pair()
    const theirs = shopProduct({ title: 'Again', variants: [shopVariant({ price: '32.00' })] })
    readShop(state.store, [theirs], LATER)
    await compare(state.store)
    expect(lines(state)).toEqual(['seen name Theirs → Again, shopify'])
    readShop(state.store, [{ ...theirs, title: 'Ours' }], LATER)
    await compare(state.store)
    expect(lines(state)[0]).toBe('seen name Again → Ours, shopify')
  })

  test('keeps an earlier link and what a person said of it', async () => {
    const state = await pair()
    const [head] = state.store.ams.heads(['1'])
    if (!head) throw new Error('The product is gone')
    state.store.links.unlink('1', onlyInAmsRow(head), LATER)
    expect(history(state).rows.map(({ action }) => action)).toEqual(['unlinked', 'linked'])
  })

  test('comes in pages, by kind, with the count of each kind', async () => {
    const state = await pair()
    state.store.decisions.decide({ keys: [NAME, PRICE], choice: 'ours', ...stamp() })
    const page = state.store.screens.productHistory({
      amsProductId: '1',
      kinds: ['decision'],
      offset: 1,
      limit: 1,
    })
    expect(page.total).toBe(2)
    expect(page.counts).toMatchObject({ decision: 2, link: 1 })
    expect(page.rows).toHaveLength(1)
  })

  test('of a product that nobody knows is empty', () => {
    expect(history(openState())).toMatchObject({ total: 0, rows: [] })
  })
})

import type { DifferenceRow } from '@shared/contract/review'
import type { Connection } from '@shared/contract/store'
import { describe, expect, test } from 'vitest'
import {
  differencesByKind,
  linkWords,
  nextStepOf,
  standingOf,
} from '../../../../src/renderer/src/screens/products/product-words'
import { shopifyPage } from '../../../../src/renderer/src/screens/products/shopify-page'
import { differenceRow } from '../../support/difference-row'

const row = (change: Partial<DifferenceRow> = {}) => ({
  ...differenceRow(change),
  amsVariantId: '',
})

test('differences are counted by kind, in one order', () => {
  const rows = [
    row({ field: 'stock' }),
    row({ field: 'images' }),
    row({ field: 'retail-price' }),
    row({ field: 'name' }),
    row({ field: 'description' }),
    row({ field: 'variant-image' }),
    row({ kind: 'variant', field: null }),
  ]
  expect(differencesByKind(rows)).toBe(
    '7 differences: 2 fields, 1 price, 1 stock number, 2 images, 1 variant.',
  )
  expect(differencesByKind([])).toBe('No difference.')
})

test('a link tells by what it was found, and since when', () => {
  const linkedBy = { kind: 'stored-id', text: '', linkedAt: '2025-03-03T12:00:00.000Z' } as const
  expect(linkWords({ linkedBy })).toBe('Linked by Shopify id since 3 Mar 2025.')
  expect(linkWords({ linkedBy: null })).toBe('Linked to nothing in Shopify.')
})

describe('why a difference was not pushed', () => {
  test.each([
    [{}, 'Not pushed: not decided yet', ''],
    [{ suggestion: null }, 'Not pushed: needs your decision', ''],
    [{ suggestion: 'theirs' }, 'Not taken into AMS: not decided yet', ''],
    [{ choices: [], note: 'Options moved.' }, 'Needs a person', 'Options moved.'],
    [
      { decisionState: 'parked', choice: 'ours', note: 'Too long.' },
      'Not pushed: parked',
      'Too long.',
    ],
    [{ decisionState: 'returned', note: 'It moved.' }, 'Not pushed: it came back', 'It moved.'],
    [
      { decisionState: 'waiting', choice: 'ours', decidedByRule: 'Prices' },
      'AMS waits for the next push',
      'By rule Prices.',
    ],
  ] satisfies [Partial<DifferenceRow>, string, string][])('%o', (state, words, why) => {
    expect(standingOf(row(state))).toMatchObject({ words, why })
  })
})

describe('Sync to Shopify leads', () => {
  test.each([
    ['nowhere, when both sides agree', [], 'nothing'],
    ['to the review, while something is open', [row(), waiting()], 'review'],
    ['to the review, while something is parked', [waiting(), parked()], 'review'],
    ['to the push, once everything is decided', [waiting()], 'push'],
    [
      'to the review, when all is skipped',
      [row({ choice: 'skip', decisionState: 'skipped' })],
      'review',
    ],
  ])('%s', (_, rows, step) => {
    expect(nextStepOf(rows)).toBe(step)
  })
})

function parked() {
  return row({ choice: 'ours', decisionState: 'parked' })
}

function waiting() {
  return row({ choice: 'ours', decisionState: 'waiting' })
}

describe("a product's page in Shopify's admin", () => {
  const connected = (address: string): Connection => ({
    kind: 'connected',
    at: '',
    shopName: '',
    address,
    apiVersion: '',
    currencyCode: 'USD',
    scopes: [],
    credentialEndsIn: '',
    credentialKeptIn: 'session',
    pointsFree: null,
    pointsMaximum: null,
  })

  test('is under the address of the shop', () => {
    expect(shopifyPage(connected('fernhill.myshopify.com'), 'gid://shopify/Product/8001')).toEqual({
      kind: 'page',
      url: 'https://fernhill.myshopify.com/admin/products/8001',
    })
  })

  test.each<[string, Connection | undefined, string | null, RegExp]>([
    ['a sample store', connected('127.0.0.1:4000'), 'gid://shopify/Product/1', /sample store/],
    ['a product that is not linked', connected('a.myshopify.com'), null, /linked to nothing/],
    ['a store that has not answered', undefined, 'gid://shopify/Product/1', /not answered/],
  ])('is not there for %s', (_, connection, id, reason) => {
    expect(shopifyPage(connection, id)).toEqual({
      kind: 'none',
      reason: expect.stringMatching(reason),
    })
  })
})

import { type SetupCheck, setupCheckSchema } from '@shared/contract/stores'
import { describe, expect, test } from 'vitest'
import {
  asText,
  blockedByChecks,
  checksLine,
  foundWords,
  lookOf,
  lossWords,
  tookWords,
  versionAdvice,
  waitWords,
} from '../../../../src/renderer/src/screens/setup/check-words'
import {
  ALL_WAIT,
  type CheckState,
  type CheckStates,
  verdictOf,
} from '../../../../src/renderer/src/screens/setup/checks'

const found = (one: object): SetupCheck => setupCheckSchema.parse({ tookMs: 142, ...one })
const done = (one: object): CheckState => ({ kind: 'done', found: found(one) })
const failed: CheckState = {
  kind: 'failed',
  error: {
    code: 'store-unauthorized',
    message: 'Shopify no longer accepts the token.',
    nextStep: 'Give another one.',
    retryable: false,
    details: { requestId: '7f3c-d4e7' },
  },
}

const scopes = (...missing: readonly (readonly [string, boolean])[]) => ({
  check: 'scopes',
  granted: ['read_products'],
  missing: missing.map(([scope, isNeeded]) => ({ scope, isNeeded })),
})

const HELD: CheckStates = {
  address: done({ check: 'address', host: 'fernhill.myshopify.com' }),
  token: done({ check: 'token', endsIn: '4f2a', expiresAt: null }),
  store: done({
    check: 'store',
    shopName: 'Fernhill Workshop',
    domain: 'fernhill.myshopify.com',
    currencyCode: 'USD',
    plan: 'Basic',
    timezone: 'America/New_York',
  }),
  version: done({ check: 'version', asked: '2026-10', served: '2026-10' }),
  scopes: done(scopes()),
  locations: done({ check: 'locations', names: ['Studio', 'Stall'] }),
  product: done({ check: 'product', title: 'Mug', products: 412 }),
}
const OLD_VERSION = { check: 'version', asked: '2026-10', served: '2027-10' }

describe('what a check found, in words', () => {
  test.each<[object, string]>([
    [{ check: 'address', host: 'a.myshopify.com' }, 'a.myshopify.com answers over https'],
    [{ check: 'address', host: '127.0.0.1:4010' }, '127.0.0.1:4010 answers on this computer'],
    [{ check: 'token', endsIn: '4f2a', expiresAt: null }, 'Accepted by Shopify, ends in 4f2a'],
    [OLD_VERSION, 'Asked for 2026-10, Shopify served 2027-10.'],
    [scopes(), 'All 7 are granted'],
    [scopes(['write_files', false]), 'write_files is missing.'],
    [
      scopes(['read_files', false], ['write_files', false]),
      'read_files and write_files are missing.',
    ],
    [{ check: 'locations', names: [] }, 'The store has no location'],
    [{ check: 'locations', names: ['A', 'B', 'C'] }, 'A, B and C can be read'],
    [{ check: 'locations', names: ['A', 'B', 'C', 'D'] }, 'A, B and 2 more can be read'],
    [{ check: 'product', title: 'Mug', products: 1 }, '“Mug” was read, one of 1 product'],
    [
      { check: 'product', title: null, products: 0 },
      'The store has no products yet; that is all right',
    ],
  ])('%j', (one, words) => {
    expect(foundWords(found(one))).toBe(words)
  })

  test('the store says its name, currency, plan and the city of its clock', () => {
    const { store } = HELD
    expect(store.kind === 'done' && foundWords(store.found)).toBe(
      'Fernhill Workshop, prices in USD, plan Basic, New York time',
    )
  })

  test('a missing scope says what does not work, once', () => {
    const { missing } = scopes(['read_files', false], ['write_files', false])
    expect(lossWords(missing)).toBe('Without them images can’t be uploaded.')
    expect(lossWords(missing.slice(1))).toBe('Without it images can’t be uploaded.')
  })

  test('another version than asked for is warned about', () => {
    expect(versionAdvice(found(OLD_VERSION))).toContain('Update Concord')
    expect(lookOf(done(OLD_VERSION))).toBe('warn')
    expect(versionAdvice(found({ ...OLD_VERSION, served: '2026-10' }))).toBe('')
  })

  test('times: milliseconds below a second', () => {
    expect(tookWords(142)).toBe('142 ms')
    expect(tookWords(2_400)).toBe('2 s')
  })
})

describe('how the checks stand together', () => {
  test('all that hold let the wizard go on', () => {
    expect(verdictOf(HELD)).toBe('held')
    expect(checksLine(HELD)).toBe('7 done')
    expect(blockedByChecks(HELD)).toBeUndefined()
  })

  test('not before all were asked', () => {
    expect(verdictOf(ALL_WAIT)).toBe('none')
    expect(verdictOf({ ...HELD, product: { kind: 'waits' } })).toBe('none')
    expect(verdictOf({ ...HELD, product: { kind: 'running', since: 0 } })).toBe('running')
    expect(checksLine({ ...HELD, product: { kind: 'running', since: 0 } })).toBe(
      '6 done, 1 running',
    )
  })

  test('a scope that a part needs can be gone on without', () => {
    const states = { ...HELD, scopes: done(scopes(['write_files', false])) }
    expect(verdictOf(states)).toBe('partly')
    expect(checksLine(states)).toBe('6 done, 1 needs you')
    expect(blockedByChecks(states)).toBeUndefined()
    expect(lookOf(states.scopes)).toBe('warn')
  })

  test('a needed scope stops everything, and it is said which', () => {
    const states = {
      ...ALL_WAIT,
      scopes: done(scopes(['write_inventory', true], ['write_files', false])),
    }
    expect(verdictOf(states)).toBe('stopped')
    expect(blockedByChecks(states)).toBe('write_inventory is missing')
    expect(waitWords(states)).toBe('Waits until “Scopes” holds')
    expect(lookOf(states.scopes)).toBe('err')
  })

  test('after one that fails the later ones wait for it', () => {
    const states = { ...ALL_WAIT, address: HELD.address, token: failed }
    expect(verdictOf(states)).toBe('stopped')
    expect(checksLine(states)).toBe('1 done, 1 needs you, 5 wait')
    expect(waitWords(states)).toBe('Waits until “Token” holds')
    expect(blockedByChecks(states)).toBe('“Token” does not hold yet')
    expect(waitWords(ALL_WAIT)).toBe('Waits for its turn')
  })

  test('all about a failure can be copied, ids included', () => {
    expect(asText('token', failed)).toBe(
      [
        'Concord, check “Token”: Shopify no longer accepts the token.',
        'Give another one.',
        'code: store-unauthorized',
        'requestId: 7f3c-d4e7',
      ].join('\n'),
    )
  })
})

import { type StoreSeen, type StoreTile, storeTileSchema } from '@shared/contract/stores'
import { describe, expect, test } from 'vitest'
import {
  canDisconnect,
  canRemove,
  compareWords,
  needsWords,
  reachWords,
  standingText,
  standingWords,
  storeBadge,
  waitingWords,
} from '../../../../src/renderer/src/screens/home/store-words'

const SEEN: StoreSeen = {
  at: '2026-11-26T09:10:00.000Z',
  reach: 'online',
  trouble: null,
  comparedAt: '2026-11-26T09:02:00.000Z',
  inAgreement: 2_713,
  differ: 655,
  waiting: 37,
  needPerson: 3,
  failed: 0,
}

const tile = (more: object): StoreTile =>
  storeTileSchema.parse({
    id: 'fernhill',
    name: 'Fernhill',
    kind: 'shopify',
    address: 'fernhill.myshopify.com',
    standing: 'closed',
    isOpen: false,
    seen: null,
    ...more,
  })

describe('a store in words', () => {
  test('the last compare, with its time', () => {
    const now = new Date(SEEN.comparedAt ?? '')
    expect(compareWords(SEEN, now)).toMatch(/^2,713 in agreement, 655 differ, \d\d:\d\d$/)
    expect(compareWords({ ...SEEN, differ: 1 }, now)).toContain('1 differs,')
    expect(compareWords({ ...SEEN, comparedAt: null })).toBe('Never compared')
  })

  test('what waits, and what needs a person', () => {
    expect(waitingWords(SEEN)).toBe('37 decisions wait')
    expect(waitingWords({ ...SEEN, waiting: 1 })).toBe('1 decision waits')
    expect(waitingWords({ ...SEEN, waiting: 0 })).toBe('No decision waits')
    expect(needsWords({ ...SEEN, failed: 2 })).toBe('3 need a person, 2 with an error')
    expect(needsWords({ ...SEEN, needPerson: 0 })).toBe('')
  })

  test('how it stands', () => {
    expect(standingWords(tile({ standing: 'set-up', isOpen: true }))).toBe(
      'Open, set-up not finished',
    )
    expect(standingWords(tile({}))).toBe('Not open')
    expect(standingText(tile({ standing: 'unreadable' }))).toContain('Nothing of it was touched')
    expect(standingText(tile({ standing: 'disconnected' }))).toContain('credential was deleted')
    // The sample store has no credential.
    expect(standingText(tile({ standing: 'disconnected', kind: 'sample' }))).toBe('')
  })

  test('whether it is reached, where its standing does not say that already', () => {
    expect(reachWords(tile({}), SEEN)).toBe('Online.')
    const offline = { ...SEEN, reach: 'offline', trouble: 'The token is refused.' } as const
    expect(reachWords(tile({}), offline)).toBe('The token is refused.')
    expect(reachWords(tile({ standing: 'disconnected' }), offline)).toBe('')
  })

  test('its badge', () => {
    expect(storeBadge(SEEN)).toBe('out-of-sync')
    expect(storeBadge({ ...SEEN, differ: 0 })).toBe('out-of-sync')
    expect(storeBadge({ ...SEEN, differ: 0, needPerson: 0 })).toBe('synced')
    expect(storeBadge({ ...SEEN, failed: 1 })).toBe('sync-error')
    expect(storeBadge({ ...SEEN, comparedAt: null })).toBeNull()
  })
})

describe('what can be done with it', () => {
  const ways = (more: object) => [canDisconnect(tile(more)), canRemove(tile(more))]

  test.each<[object, readonly [boolean, boolean]]>([
    [{ standing: 'open', isOpen: true }, [true, false]],
    [{ standing: 'closed' }, [true, false]],
    [{ standing: 'set-up', isOpen: true }, [true, false]],
    [{ standing: 'set-up' }, [true, true]],
    [{ standing: 'disconnected' }, [false, true]],
    [{ standing: 'disconnected', isOpen: true }, [false, false]],
    [{ standing: 'unreadable' }, [false, true]],
    [{ kind: 'sample', standing: 'open', isOpen: true }, [true, false]],
    [{ kind: 'sample', standing: 'closed' }, [false, true]],
  ])('%j: disconnect, remove: %j', (more, expected) => {
    expect(ways(more)).toEqual(expected)
  })
})

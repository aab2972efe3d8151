import { CredentialKeeper, type Secrets } from '@main/keychain'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

const TOKEN = { kind: 'token', token: 'shpat_0123456789abcdef0123456789abcdef' } as const
const FERNHILL = { id: 'fernhill', origin: 'https://fernhill.myshopify.com', hasEntry: false }
const hangs = (): Promise<never> => new Promise(() => undefined)
const fails = (words: string) => (): Promise<never> => Promise.reject(new Error(words))
const NO_KEYRING = 'The name org.freedesktop.secrets was not provided by any .service files'
const LOCKED = 'Cannot get secret of a locked object'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A keychain as a map, whose functions a test replaces by ones that misbehave. */
function bench(more: Partial<Secrets> = {}) {
  const kept = new Map<string, string>()
  const logged: string[] = []
  const late: string[] = []
  const secrets: Secrets = {
    read: async (account) => kept.get(account) ?? null,
    write: async (account, secret) => {
      kept.set(account, secret)
    },
    remove: async (account) => {
      kept.delete(account)
    },
    ...more,
  }
  const open = () =>
    new CredentialKeeper({
      secrets,
      now: () => '2026-11-26T09:00:00.000Z',
      log: (text) => logged.push(text),
      onLate: (id) => late.push(id),
    })
  return { kept, logged, late, open, keeper: open() }
}

/** Lets the time pass until it has answered. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(120_000)
  return work
}

describe('the keeper of credentials', () => {
  test('finds at the next start what it put into the keychain', async () => {
    const { keeper, open, kept } = bench()
    await inTime(keeper.keep(FERNHILL, TOKEN))
    expect([...kept.keys()]).toEqual(['store:fernhill'])
    expect(await inTime(open().recall(FERNHILL))).toEqual({
      kept: { credential: TOKEN, savedAt: '2026-11-26T09:00:00.000Z', keptIn: 'keychain' },
      keychain: 'works',
      unkept: null,
      problem: null,
    })
    expect((await inTime(open().recall({ ...FERNHILL, id: 'other' }))).problem?.code).toBe(
      'no-credential',
    )
  })

  test.each([
    ['missing', fails(NO_KEYRING)],
    ['locked', fails(LOCKED)],
    ['locked', fails('User canceled the operation.')],
    ['silent', hangs],
  ] as const)('says that the keychain is %s, and knows no credential', async (keychain, read) => {
    const { keeper, logged } = bench({ read })
    const state = await inTime(keeper.recall(FERNHILL))
    expect(state).toMatchObject({ kept: null, keychain, problem: { code: 'no-credential' } })
    expect(logged).toHaveLength(1)
  })

  test('K1: that gives nothing back of what was put there is not taken for an empty one', async () => {
    const { keeper } = bench()
    const known = { ...FERNHILL, hasEntry: true }
    expect(await inTime(keeper.recall(known))).toMatchObject({ kept: null, keychain: 'locked' })
  })

  test('K1: throws at once where the library is missing, and that is only said', async () => {
    const { keeper } = bench({
      read: () => {
        throw new Error('libsecret-1.so.0: cannot open shared object file')
      },
    })
    expect((await inTime(keeper.recall(FERNHILL))).keychain).toBe('missing')
  })

  test('K1: takes what the keychain says after it was given up, and tells so', async () => {
    let answer: (text: string) => void = () => undefined
    const { keeper, late } = bench({
      read: () =>
        new Promise((done) => {
          answer = done
        }),
    })
    expect((await inTime(keeper.recall(FERNHILL))).keychain).toBe('silent')
    answer(
      JSON.stringify({
        credential: TOKEN,
        savedAt: '2026-11-25T09:00:00.000Z',
        origin: FERNHILL.origin,
      }),
    )
    await vi.advanceTimersByTimeAsync(1)
    expect(late).toEqual(['fernhill'])
    expect(keeper.state('fernhill').kept?.credential).toEqual(TOKEN)
  })

  test.each(['not ours', '{"credential":{"kind":"token"}}', 'null'])(
    'leaves an entry alone that it did not put there: %s',
    async (text) => {
      const { keeper, kept, logged } = bench()
      kept.set('store:fernhill', text)
      const state = await inTime(keeper.recall(FERNHILL))
      expect(state).toMatchObject({ kept: null, keychain: 'garbled' })
      expect(kept.get('store:fernhill')).toBe(text)
      expect(logged.join()).not.toContain(text)
    },
  )

  test('K1: keeps for the session only what a person asks it to, and never in the keychain', async () => {
    const { keeper, kept } = bench({ write: fails(NO_KEYRING) })
    const state = await inTime(keeper.keep(FERNHILL, TOKEN))
    expect(state).toMatchObject({ kept: null, keychain: 'missing', unkept: TOKEN })
    expect(keeper.keepForSession('fernhill')).toMatchObject({
      kept: { credential: TOKEN, keptIn: 'session' },
      unkept: null,
      problem: null,
    })
    expect(kept.size).toBe(0)
  })

  test('K1: moves what only memory holds into the keychain once that works', async () => {
    let works = false
    const { keeper, kept } = bench({
      write: async (account, secret) => {
        if (!works) throw new Error(NO_KEYRING)
        kept.set(account, secret)
      },
    })
    await inTime(keeper.keep(FERNHILL, TOKEN))
    keeper.keepForSession('fernhill')
    const still = await inTime(keeper.askAgain(FERNHILL))
    expect(still).toMatchObject({ kept: { keptIn: 'session' }, keychain: 'missing', unkept: null })
    works = true
    const moved = await inTime(keeper.askAgain(FERNHILL))
    expect(moved).toMatchObject({ kept: { keptIn: 'keychain' }, keychain: 'works' })
    expect(kept.size).toBe(1)
  })

  test('K1: goes on with the earlier one where the keychain does not take the new one', async () => {
    let works = true
    const { keeper } = bench({
      write: async () => {
        if (!works) throw new Error(LOCKED)
      },
    })
    await inTime(keeper.keep(FERNHILL, TOKEN))
    works = false
    const other = { kind: 'token', token: 'shpat_another_token_of_32_letters' } as const
    const state = await inTime(keeper.keep(FERNHILL, other))
    expect(state.kept?.credential).toEqual(TOKEN)
    expect(state.unkept).toEqual(other)
  })

  test('forgets in both places', async () => {
    const { keeper, kept } = bench()
    await inTime(keeper.keep(FERNHILL, TOKEN))
    await inTime(keeper.forget('fernhill'))
    expect(kept.size).toBe(0)
    expect((await inTime(keeper.recall(FERNHILL))).kept).toBeNull()
  })

  test('K1: says so where the keychain may still hold what was to be forgotten', async () => {
    const { keeper } = bench({ remove: fails(LOCKED) })
    await inTime(keeper.keep(FERNHILL, TOKEN))
    expect(await inTime(keeper.forget('fernhill'))).toBe('locked')
    expect(keeper.state('fernhill').kept).toBeNull()
  })

  test('K1: does not lose what was pasted while the keychain was locked, once that is unlocked', async () => {
    let works = false
    const { keeper, kept } = bench({
      write: async (account, secret) => {
        if (!works) throw new Error(LOCKED)
        kept.set(account, secret)
      },
    })
    await inTime(keeper.keep(FERNHILL, TOKEN))
    // Asked in between by an engine that starts again.
    await inTime(keeper.recall(FERNHILL))
    expect(keeper.state('fernhill').unkept).toEqual(TOKEN)
    works = true
    expect(await inTime(keeper.askAgain(FERNHILL))).toMatchObject({ kept: { credential: TOKEN } })
    expect(kept.size).toBe(1)
  })

  test('K2: gives a credential to no other address than the one it was given for', async () => {
    const { keeper, open, kept } = bench()
    await inTime(keeper.keep(FERNHILL, TOKEN))
    const elsewhere = { ...FERNHILL, origin: 'http://127.0.0.1:9000' }
    expect(await inTime(open().recall(elsewhere))).toMatchObject({
      kept: null,
      keychain: 'garbled',
    })
    expect(kept.size).toBe(1)
  })

  test('does not use what a late answer brings after it was deleted', async () => {
    let answer: (text: string) => void = () => undefined
    const { keeper, late } = bench({
      read: () =>
        new Promise((done) => {
          answer = done
        }),
    })
    await inTime(keeper.recall(FERNHILL))
    const forgetting = keeper.forget('fernhill')
    answer(JSON.stringify({ credential: TOKEN, savedAt: '', origin: FERNHILL.origin }))
    await inTime(forgetting)
    expect(keeper.state('fernhill').kept).toBeNull()
    expect(late).toEqual([])
  })

  test('leaves nothing of what was deleted while it was being written', async () => {
    let written: () => void = () => undefined
    const { keeper, kept } = bench({
      write: (account, secret) =>
        new Promise((done) => {
          written = () => {
            kept.set(account, secret)
            done()
          }
        }),
    })
    const keeping = keeper.keep(FERNHILL, TOKEN)
    await vi.advanceTimersByTimeAsync(1)
    const forgetting = keeper.forget('fernhill')
    written()
    await inTime(Promise.all([keeping, forgetting]))
    expect(kept.size).toBe(0)
    expect(keeper.state('fernhill').kept).toBeNull()
  })

  test('K1: takes what was written late for kept, and asks a hanging keychain once, whoever asks', async () => {
    let reads = 0
    let written: () => void = () => undefined
    const { keeper, late } = bench({
      read: () => {
        reads++
        return hangs()
      },
      write: () =>
        new Promise((done) => {
          written = done
        }),
    })
    const first = bench().keeper
    expect(first.state('fernhill').problem?.code).toBe('no-credential')
    await inTime(keeper.keep(FERNHILL, TOKEN))
    expect(keeper.state('fernhill')).toMatchObject({ kept: null, keychain: 'silent' })
    keeper.keepForSession('fernhill')
    written()
    await vi.advanceTimersByTimeAsync(1)
    expect(keeper.state('fernhill').kept?.keptIn).toBe('keychain')
    expect(late).toEqual(['fernhill'])
    const other = { ...FERNHILL, id: 'other' }
    await inTime(Promise.all([keeper.recall(other), keeper.recall(other)]))
    await inTime(keeper.recall(other))
    expect(reads).toBe(1)
  })
})

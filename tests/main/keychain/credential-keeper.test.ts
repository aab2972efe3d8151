import { CredentialKeeper, type Secrets } from '@main/keychain'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

const TOKEN = { kind: 'token', token: 'shpat_0123456789abcdef0123456789abcdef' } as const
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
    await inTime(keeper.keep('fernhill', TOKEN))
    expect([...kept.keys()]).toEqual(['store:fernhill'])
    expect(await inTime(open().recall('fernhill'))).toEqual({
      kept: { credential: TOKEN, savedAt: '2026-11-26T09:00:00.000Z', keptIn: 'keychain' },
      keychain: 'works',
      unkept: null,
      problem: null,
    })
    expect((await inTime(open().recall('other'))).problem?.code).toBe('no-credential')
  })

  test.each([
    ['missing', fails(NO_KEYRING)],
    ['locked', fails(LOCKED)],
    ['locked', fails('User canceled the operation.')],
    ['silent', hangs],
  ] as const)('says that the keychain is %s, and knows no credential', async (keychain, read) => {
    const { keeper, logged } = bench({ read })
    const state = await inTime(keeper.recall('fernhill'))
    expect(state).toMatchObject({ kept: null, keychain, problem: { code: 'no-credential' } })
    expect(logged).toHaveLength(1)
  })

  test('throws at once where the library is missing, and that is only said', async () => {
    const { keeper } = bench({
      read: () => {
        throw new Error('libsecret-1.so.0: cannot open shared object file')
      },
    })
    expect((await inTime(keeper.recall('fernhill'))).keychain).toBe('missing')
  })

  test('takes what the keychain says after it was given up, and tells so', async () => {
    let answer: (text: string) => void = () => undefined
    const { keeper, late } = bench({
      read: () =>
        new Promise((done) => {
          answer = done
        }),
    })
    expect((await inTime(keeper.recall('fernhill'))).keychain).toBe('silent')
    answer(JSON.stringify({ credential: TOKEN, savedAt: '2026-11-25T09:00:00.000Z' }))
    await vi.advanceTimersByTimeAsync(1)
    expect(late).toEqual(['fernhill'])
    expect(keeper.state('fernhill').kept?.credential).toEqual(TOKEN)
  })

  test.each(['not ours', '{"credential":{"kind":"token"}}', 'null'])(
    'leaves an entry alone that it did not put there: %s',
    async (text) => {
      const { keeper, kept, logged } = bench()
      kept.set('store:fernhill', text)
      const state = await inTime(keeper.recall('fernhill'))
      expect(state).toMatchObject({ kept: null, keychain: 'garbled' })
      expect(kept.get('store:fernhill')).toBe(text)
      expect(logged.join()).not.toContain(text)
    },
  )

  test('keeps for the session only what a person asks it to, and never in the keychain', async () => {
    const { keeper, kept } = bench({ write: fails(NO_KEYRING) })
    const state = await inTime(keeper.keep('fernhill', TOKEN))
    expect(state).toMatchObject({ kept: null, keychain: 'missing', unkept: TOKEN })
    expect(keeper.keepForSession('fernhill')).toMatchObject({
      kept: { credential: TOKEN, keptIn: 'session' },
      unkept: null,
      problem: null,
    })
    expect(kept.size).toBe(0)
  })

  test('moves what only memory holds into the keychain once that works', async () => {
    let works = false
    const { keeper, kept } = bench({
      write: async (account, secret) => {
        if (!works) throw new Error(NO_KEYRING)
        kept.set(account, secret)
      },
    })
    await inTime(keeper.keep('fernhill', TOKEN))
    keeper.keepForSession('fernhill')
    const still = await inTime(keeper.askAgain('fernhill'))
    expect(still).toMatchObject({ kept: { keptIn: 'session' }, keychain: 'missing', unkept: null })
    works = true
    const moved = await inTime(keeper.askAgain('fernhill'))
    expect(moved).toMatchObject({ kept: { keptIn: 'keychain' }, keychain: 'works' })
    expect(kept.size).toBe(1)
  })

  test('goes on with the earlier one where the keychain does not take the new one', async () => {
    let works = true
    const { keeper } = bench({
      write: async () => {
        if (!works) throw new Error(LOCKED)
      },
    })
    await inTime(keeper.keep('fernhill', TOKEN))
    works = false
    const other = { kind: 'token', token: 'shpat_another_token_of_32_letters' } as const
    const state = await inTime(keeper.keep('fernhill', other))
    expect(state.kept?.credential).toEqual(TOKEN)
    expect(state.unkept).toEqual(other)
  })

  test('forgets in both places', async () => {
    const { keeper, kept } = bench()
    await inTime(keeper.keep('fernhill', TOKEN))
    await inTime(keeper.forget('fernhill'))
    expect(kept.size).toBe(0)
    expect((await inTime(keeper.recall('fernhill'))).kept).toBeNull()
  })

  test('says so where the keychain may still hold what was to be forgotten', async () => {
    const { keeper } = bench({ remove: fails(LOCKED) })
    await inTime(keeper.keep('fernhill', TOKEN))
    const forgetting = keeper.forget('fernhill')
    const outcome = expect(forgetting).rejects.toMatchObject({ error: { code: 'keychain-failed' } })
    await vi.advanceTimersByTimeAsync(120_000)
    await outcome
    expect(keeper.state('fernhill').kept).toBeNull()
  })
})

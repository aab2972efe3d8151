import { sampleCredential } from '@main/bootstrap/sample-credential'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const TOKEN = /^shpat_[0-9a-f]{32}$/

/** A keychain as a map, whose functions a test replaces by ones that misbehave. */
function keychain(more: Partial<Parameters<typeof sampleCredential>[0]> = {}) {
  const kept = new Map<string, string>()
  return {
    kept,
    read: async (account: string) => kept.get(account) ?? null,
    write: async (account: string, secret: string) => {
      kept.set(account, secret)
    },
    ...more,
  }
}

async function open(secrets: ReturnType<typeof keychain>) {
  const logged: string[] = []
  const asked = sampleCredential(secrets, 'sample', (text) => logged.push(text))
  await vi.runAllTimersAsync()
  return { credential: await asked, logged }
}

const hangs = (): Promise<never> => new Promise(() => undefined)
const fails = (): Promise<never> => Promise.reject(new Error('no keyring'))

describe("the sample store's token", () => {
  test('is made at the first start and found in the keychain at the next', async () => {
    const secrets = keychain()
    const first = await open(secrets)
    expect(first.credential).toEqual({
      token: expect.stringMatching(TOKEN),
      keptIn: 'keychain',
    })
    expect(secrets.kept).toEqual(new Map([['store:sample', first.credential.token]]))
    expect((await open(secrets)).credential).toEqual(first.credential)
    expect(first.logged).toEqual([])
  })

  test.each([
    ['does not answer', { read: hangs }],
    ['does not take it', { write: hangs }],
    ['can not be read', { read: fails }],
    ['can not be written', { write: fails }],
  ])('lives for this session only when the keychain %s', async (_, more) => {
    const secrets = keychain(more)
    const { credential, logged } = await open(secrets)
    expect(credential).toEqual({ token: expect.stringMatching(TOKEN), keptIn: 'session' })
    expect(logged).toHaveLength(1)
    expect(logged[0]).not.toContain(credential.token)
    expect(secrets.kept.size).toBe(0)
  })

  test('is made anew when the keychain holds an empty one', async () => {
    const secrets = keychain()
    secrets.kept.set('store:sample', '')
    const { credential } = await open(secrets)
    expect(credential).toEqual({ token: expect.stringMatching(TOKEN), keptIn: 'keychain' })
    expect(secrets.kept.get('store:sample')).toBe(credential.token)
  })

  test('K1: waits five seconds for the keychain and no longer', async () => {
    const asked = sampleCredential(keychain({ read: hangs }), 'sample', () => undefined)
    let isSettled = false
    void asked.then(() => {
      isSettled = true
    })
    await vi.advanceTimersByTimeAsync(4_999)
    expect(isSettled).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(isSettled).toBe(true)
  })

  test('leaves no timer running', async () => {
    await open(keychain())
    expect(vi.getTimerCount()).toBe(0)
  })
})

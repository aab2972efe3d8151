import { readPastedCredential } from '@main/keychain'
import { ConcordError } from '@shared/contract/app-error'
import { describe, expect, test } from 'vitest'

const TOKEN = 'shpat_0123456789abcdef0123456789abcdef'
const SECRET = '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'
const CLIENT = { kind: 'client', clientId: 'client-id-1234' } as const

function refusal(text: string, part: Parameters<typeof readPastedCredential>[1]) {
  try {
    readPastedCredential(text, part)
  } catch (thrown) {
    if (thrown instanceof ConcordError) return thrown.error
    throw thrown
  }
  throw new Error('It was taken')
}

describe('a pasted credential', () => {
  test.each([TOKEN, ` ${TOKEN}\n`, `"${TOKEN}"`, `\r\n\t'${TOKEN}' `, `“${TOKEN}”`])(
    'K2: is read without what stands around it: %j',
    (text) => {
      expect(readPastedCredential(text, { kind: 'token' })).toEqual({ kind: 'token', token: TOKEN })
    },
  )

  test('needs no prefix, as older tokens have none', () => {
    const token = '0123456789abcdef0123456789abcdef'
    expect(readPastedCredential(token, { kind: 'token' })).toEqual({ kind: 'token', token })
  })

  test('of a client is its id and its secret', () => {
    expect(readPastedCredential(SECRET, CLIENT)).toEqual({
      kind: 'client',
      clientId: 'client-id-1234',
      clientSecret: SECRET,
    })
  })

  test.each([
    ['', { kind: 'token' }, /no text/],
    ['   \n', { kind: 'token' }, /no text/],
    ['short', { kind: 'token' }, /no access token/],
    [`${TOKEN} ${TOKEN}`, { kind: 'token' }, /more text/],
    ['x'.repeat(10_000), { kind: 'token' }, /more text/],
    ['https://fernhill.myshopify.com/admin', { kind: 'token' }, /no access token/],
    [`${TOKEN}é`, { kind: 'token' }, /no access token/],
    [SECRET, { kind: 'token' }, /secret of an app/],
    [TOKEN, CLIENT, /access token, not the secret/],
    ['', CLIENT, /no text/],
    [
      CLIENT.clientId.padEnd(20, '0'),
      { ...CLIENT, clientId: 'client-id-1234'.padEnd(20, '0') },
      /client id once more/,
    ],
    [SECRET, { ...CLIENT, clientId: 'with a space' }, /client id has characters/],
  ] as const)('K2: %j as %j is refused', (text, part, words) => {
    const error = refusal(text, part)
    expect(error.code).toBe('credential-unusable')
    expect(error.message).toMatch(words)
  })

  test('K3: is in no message', () => {
    for (const part of [{ kind: 'token' }, CLIENT] as const) {
      const error = refusal(part.kind === 'token' ? SECRET : TOKEN, part)
      expect(JSON.stringify(error)).not.toMatch(/0123456789|fedcba98/)
    }
  })
})

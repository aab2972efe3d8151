import { readPastedAmsToken } from '@main/keychain'
import { expect, test } from 'vitest'
import { appErrorOf } from '../../support/thrown'

test.each([
  ['abc.def-123~x+/=='],
  ['  abc.def-123~x+/==\n'],
  ['"abc.def-123~x+/=="'],
  ['Bearer abc.def-123~x+/=='],
  ['Authorization: Bearer abc.def-123~x+/=='],
])('K2: the token in %j', (text) => {
  expect(readPastedAmsToken(text)).toEqual({ kind: 'token', token: 'abc.def-123~x+/==' })
})

test.each([[''], ['two words'], ['https://ams.example.com'], ['x'.repeat(5_000)], ['täken']])(
  'K2, K3: there is none in %j, and the text stands in no message',
  (text) => {
    const error = appErrorOf(() => readPastedAmsToken(text))
    expect(error.code).toBe('credential-unusable')
    if (text !== '') expect(JSON.stringify(error)).not.toContain(text)
  },
)

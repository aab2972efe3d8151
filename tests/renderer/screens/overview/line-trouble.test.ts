import type { AmsLineState } from '@shared/contract/ams-line'
import type { AppErrorCode } from '@shared/contract/app-error'
import { expect, test } from 'vitest'
import { lineTrouble } from '../../../../src/renderer/src/screens/overview/line-trouble'

const server = { host: 'ams.example.com', name: 'AMS', readAt: null }
const trouble = (code: AppErrorCode) => ({ code, message: 'Why', nextStep: 'How', retryable: true })
const line = (more: Partial<AmsLineState> = {}) => ({
  server,
  trouble: null,
  answeredAt: null,
  ...more,
})
const UNREAD = {
  finishedAt: '2026-05-01T10:00:00.000Z',
  warnings: [{ kind: 'ams-server-unread' as const, message: 'Was so', nextStep: 'Wait' }],
}

test('a line that works, or none, needs nobody', () => {
  expect(lineTrouble(null, UNREAD)).toBeNull()
  expect(lineTrouble(line({ server: null, trouble: trouble('ams-error') }), UNREAD)).toBeNull()
  expect(lineTrouble(line(), null)).toBeNull()
  expect(lineTrouble(line(), { ...UNREAD, warnings: [] })).toBeNull()
})

test.each<[AppErrorCode, string]>([
  ['ams-unauthorized', 'token'],
  ['no-credential', 'token'],
  ['ams-unreachable', 'test'],
  ['ams-unexpected-answer', 'test'],
  ['ams-refused', 'test'],
  ['ams-read-incomplete', 'read'],
  ['ams-mismatch', 'settings'],
  ['catalog-shrunken', 'settings'],
])('%s is told in its own words, with the way out: %s', (code, wayOut) => {
  const told = lineTrouble(line({ trouble: trouble(code) }), UNREAD)
  expect(told).toMatchObject({ message: 'Why', nextStep: 'How', wayOut })
})

test('a server that asks for a pause needs nobody', () => {
  expect(lineTrouble(line({ trouble: trouble('ams-throttled') }), UNREAD)).toBeNull()
})

test('what the last sync met counts until the server has answered since', () => {
  expect(lineTrouble(line(), UNREAD)).toMatchObject({ message: 'Was so', wayOut: 'settings' })
  const before = line({ answeredAt: '2026-05-01T09:59:00.000Z' })
  expect(lineTrouble(before, UNREAD)).toMatchObject({ message: 'Was so' })
  expect(lineTrouble(line({ answeredAt: '2026-05-01T10:00:01.000Z' }), UNREAD)).toBeNull()
})

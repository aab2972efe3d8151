import { expect, test } from 'vitest'
import { type Offline, offlineWhy } from '../../../src/renderer/src/format/reach-words'

const lost: Offline = {
  kind: 'offline',
  since: '2026-11-23T08:00:00.000Z',
  reason: 'no-network',
  nextTryAt: '2026-11-23T08:00:05.000Z',
  error: { code: 'store-unreachable', message: 'Message.', nextStep: 'Step.', retryable: true },
}

test('N2: a line with a cause is told with what to do, one on which nobody answers is not', () => {
  expect(offlineWhy(lost)).toMatch(/^Go on reviewing\./)
  const error = { ...lost.error, details: { cause: 'CERT_HAS_EXPIRED' } }
  expect(offlineWhy({ ...lost, error })).toBe('Message. Step. Go on reviewing meanwhile.')
})

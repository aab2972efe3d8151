import { openFileLog } from '@main/bootstrap/file-log'
import { beforeEach, describe, expect, test, vi } from 'vitest'

type Message = { readonly data: readonly unknown[] }
type Hook = (message: Message) => Message

/** electron-log starts Electron when it is loaded; here it only keeps what would be written. */
const fake = vi.hoisted(() => {
  const hooks: Hook[] = []
  const written: unknown[] = []
  const write = (...data: unknown[]): void => {
    const message = hooks.reduce<Message>((passed, hook) => hook(passed), { data })
    written.push(...message.data)
  }
  const log = {
    hooks,
    info: write,
    error: write,
    transports: { file: {}, console: {} },
    errorHandler: { startCatching: () => undefined },
  }
  return { log, hooks, written }
})
vi.mock('electron-log/main', () => ({ default: fake.log }))

beforeEach(() => {
  fake.hooks.length = 0
  fake.written.length = 0
})

describe('the log', () => {
  test.each(['shpat_0123456789abcdef', 'shpss_AbC123', 'shpca_9', 'shppa_zZ9', 'shpua_1a2b'])(
    'K3: never holds the credential %s, wherever it stands',
    (token) => {
      const write = openFileLog('concord.log')
      write('info', token)
      write('error', `"X-Shopify-Access-Token":"${token}", https://x?token=${token}&a=1`)
      expect(fake.written).toEqual([
        '[credential]',
        '"X-Shopify-Access-Token":"[credential]", https://x?token=[credential]&a=1',
      ])
    },
  )

  test('K3: never holds one that stands in an uncaught error', () => {
    openFileLog('concord.log')
    fake.log.error(new Error('Refused shpat_0123456789abcdef'))
    expect(String(fake.written[0])).toContain('Refused [credential]')
  })

  test('leaves everything else as it is', () => {
    openFileLog('concord.log')('info', 'Concord 0.1.0, shop fernhill, 3 shapes')
    expect(fake.written).toEqual(['Concord 0.1.0, shop fernhill, 3 shapes'])
  })
})

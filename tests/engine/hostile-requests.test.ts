import { engineHandlers, servePort } from '@main/ipc'
import { type EngineChannel, engineRequests } from '@shared/contract/engine-contract'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openTestAmsServer, type TestAmsServer } from '../support/ams-server'
import { RecordingLog } from '../support/fake-environment'
import { inputOf } from './support/input-of'
import { openBench, type TestBench } from './support/open-engine'

const answerSchema = z.object({
  id: z.number(),
  result: z.union([
    z.object({ ok: z.literal(true) }),
    z.object({ ok: z.literal(false), error: z.object({ code: z.string() }) }),
  ]),
})

const TEXTS = [
  `x'; DROP TABLE decision; --`,
  `1 OR 1=1`,
  '../../../../etc/passwd',
  'C:\\Windows\\system32\\config',
  'file:///etc/passwd',
  '__proto__',
  'constructor',
  'a\u0000b',
  '\ud800',
  '<img src=x onerror=alert(1)>',
  '\u202egnp.exe',
  '%s%n{0}${7*7}',
  'NaN',
  '2026-02-30T25:61:61.000Z',
] as const

/** Of another shape than any channel takes, or as good as none. */
const SHAPELESS: readonly unknown[] = [
  7,
  Number.NaN,
  'text',
  [],
  [[]],
  new Date(0),
  new Map([['keys', 1]]),
  JSON.parse('{"__proto__":{"isAdmin":true}}'),
  JSON.parse('{"constructor":{"prototype":{"isAdmin":true}}}'),
  { keys: { length: 5 }, filter: null, id: {}, offset: -1, limit: 1e308 },
]

describe('K4: whatever a page asks of the engine', () => {
  let bench: TestBench
  let server: TestAmsServer
  let ask: (channel: string, input: unknown) => Promise<z.infer<typeof answerSchema>['result']>
  let said: unknown[]
  let log: RecordingLog

  beforeEach(async () => {
    server = await openTestAmsServer([])
    const amsServer = { baseUrl: server.url, server: () => server.client() }
    bench = await openBench({ kind: 'empty' }, { amsServer })
    log = new RecordingLog()
    said = []
    const waiting = new Map<number, (result: z.infer<typeof answerSchema>['result']) => void>()
    let hear: (message: unknown) => void = () => undefined
    servePort(
      {
        postMessage: (message) => {
          said.push(message)
          const { id, result } = answerSchema.parse(message)
          waiting.get(id)?.(result)
        },
        onMessage: (listener) => {
          hear = listener
        },
      },
      engineHandlers(bench.engine, bench.store),
      log,
    )
    let asked = 0
    ask = (channel, input) =>
      new Promise((done) => {
        const id = ++asked
        waiting.set(id, done)
        hear({ kind: 'request', id, channel, input })
      })
  })
  afterEach(async () => {
    await bench.close()
    await server.close()
  })

  const channels = Object.keys(engineRequests).filter(
    (name): name is EngineChannel => name in engineRequests,
  )

  /** No bug, no path of this computer, and nothing in the log but what was expected. */
  function expectCalm(): void {
    expect(log.errors).toEqual([])
    const text = JSON.stringify(said)
    expect(text).not.toContain(bench.folder)
    expect(text).not.toMatch(/SQLITE|no such (table|column)|\bat .*\.(ts|js):\d/)
    expect({}).not.toHaveProperty('isAdmin')
    expect(bench.store.screens.outboxWaiting()).toMatchObject({ asked: 0 })
  }

  test.each(TEXTS)('in the right shape, with %j wherever a text may stand', async (text) => {
    for (const channel of channels) {
      const result = await ask(channel, inputOf(engineRequests[channel].input, text))
      expect(result, channel).not.toMatchObject({ error: { code: 'bug' } })
      await bench.engine.runs.idle()
    }
    expectCalm()
  })

  test('in no shape is refused before anything is done', async () => {
    for (const channel of channels) {
      for (const input of SHAPELESS) {
        if (engineRequests[channel].input.safeParse(input).success) continue
        expect(await ask(channel, input), channel).toMatchObject({
          error: { code: 'invalid-input' },
        })
      }
    }
    expectCalm()
  })
})

import { type ServedPort, servePort } from '@main/ipc'
import type { EngineHandlers } from '@main/ipc/serve-port'
import { ConcordError } from '@shared/contract/app-error'
import { describe, expect, test } from 'vitest'
import { RecordingLog } from '../../support/fake-environment'

const decided = { decided: 1, skipped: 0, label: 'Use AMS', savedAt: '2026-11-23T08:00:00.000Z' }

/** A port whose requests reach handlers that say what they were called with. */
function open(more: Partial<EngineHandlers> = {}, beforeCommand?: () => void) {
  const calls: [string, unknown][] = []
  const answers: unknown[] = []
  const log = new RecordingLog()
  let ask: (message: unknown) => void = () => undefined
  const port: ServedPort = {
    postMessage: (message) => answers.push(message),
    onMessage: (listener) => {
      ask = listener
    },
  }
  const never = (): never => {
    throw new Error('This handler is not part of the test')
  }
  const handlers: EngineHandlers = {
    'overview.get': never,
    'connection.test': never,
    'setup.check': never,
    'ams-line.state': never,
    'ams-line.open': never,
    'ams-line.test': never,
    'ams-line.decide': never,
    'ams-line.preview-many': never,
    'ams-line.decide-many': never,
    'ams-line.try-again': never,
    'ams-line.take-smaller': never,
    'sync.start': () => null,
    'sync.cancel': never,
    'compare.rows': (input) => {
      calls.push(['compare.rows', input])
      return { total: 0, products: 0, rows: [] }
    },
    'compare.counts': never,
    'compare.detail': never,
    'compare.place': never,
    'compare.ruler': never,
    'views.list': never,
    'views.save': never,
    'views.remove': never,
    'rules.list': never,
    'rules.save': never,
    'rules.remove': never,
    'rules.decided': never,
    'policies.get': never,
    'policies.set': never,
    'decisions.decide': (input) => {
      calls.push(['decisions.decide', input])
      return decided
    },
    'decisions.clear': never,
    'decisions.clear-waiting': never,
    'decisions.preview-accept-all': never,
    'decisions.accept-all': never,
    'decisions.undo': never,
    'decisions.redo': never,
    'outbox.rows': never,
    'outbox.waiting': never,
    'outbox.came-back': never,
    'stock.record': never,
    'stock.sold-out-rules': never,
    'stock.set-sold-out-rule': never,
    'stock.sold-out-now': never,
    'stock.locations': never,
    'stock.set-location': never,
    'stock-sync.health': never,
    'stock-sync.queue': never,
    'stock-sync.push-now': never,
    'stock-sync.pause': never,
    'stock-sync.resume': never,
    'stock-sync.try-again': never,
    'push-log.rows': never,
    'push-log.days': never,
    'push-log.story': never,
    'outbox.dismiss': never,
    'stock.movements': never,
    'links.link': never,
    'links.suggested': never,
    'links.link-many': never,
    'links.reject': never,
    'links.search': never,
    'links.create-anew': never,
    'links.unlink': never,
    'push.preview': never,
    'push.start': never,
    'push.when-online': never,
    'settings.get': never,
    'settings.set': never,
    'push.cancel': never,
    'pushes.list': never,
    'pushes.preview-roll-back': never,
    'pushes.roll-back': never,
    'outbox.try-again': never,
    'catalog.export-facts': never,
    'imports.get': never,
    'imports.choose': never,
    'imports.ask': never,
    'imports.prepare': never,
    'imports.products': never,
    'imports.refused': never,
    'imports.notes': never,
    'imports.confirm': never,
    'imports.discard': never,
    'products.list': never,
    'products.counts': never,
    'products.edit': never,
    'products.edit-many': never,
    'products.create': never,
    'products.duplicate': never,
    'products.get': never,
    'products.history': never,
    'products.neighbours': never,
    'works.get': never,
    'works.cancel': never,
    'runs.list': never,
    'runs.get': never,
    'runs.entries': never,
    'images.of-product': never,
    'images.overview': never,
    'images.allow-host': never,
    'images.try-again': never,
    'images.clear': never,
    ...more,
  }
  servePort(port, handlers, log, beforeCommand)
  return {
    calls,
    log,
    answers,
    /** Without waiting for an answer. */
    send: (message: unknown) => ask(message),
    ask: async (message: unknown) => {
      ask(message)
      await new Promise((done) => setImmediate(done))
      return answers.at(-1)
    },
  }
}

const request = (channel: string, input: unknown, id = 1) => ({
  kind: 'request',
  id,
  channel,
  input,
})

const failure = (code: string, id = 1) => ({
  kind: 'answer',
  id,
  result: { ok: false, error: { code } },
})

describe('a request', () => {
  test('that fits the contract reaches its handler, and the value goes back under its id', async () => {
    const { ask, calls } = open()
    expect(await ask(request('decisions.decide', { keys: ['a'], choice: 'ours' }, 42))).toEqual({
      kind: 'answer',
      id: 42,
      result: { ok: true, value: decided },
    })
    expect(calls).toEqual([['decisions.decide', { keys: ['a'], choice: 'ours' }]])
  })

  test('K4: gets its defaults filled in, and what the contract does not know left out', async () => {
    const { ask, calls } = open()
    await ask(
      request('compare.rows', {
        filter: { sql: '1=1' },
        offset: 0,
        limit: 10,
        path: '/etc/passwd',
      }),
    )
    expect(calls).toEqual([
      [
        'compare.rows',
        {
          filter: {
            groups: [],
            changedBy: [],
            fields: [],
            vendors: [],
            matchResults: [],
            hideMarkupOnly: false,
            search: '',
            openOnly: false,
            amsProductId: null,
            selection: null,
          },
          offset: 0,
          limit: 10,
        },
      ],
    ])
  })

  test.each([
    'unknown',
    'Decisions.Decide',
    '',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '../decisions.decide',
  ])('K4: on the channel %j, which does not exist, is refused', async (channel) => {
    const { ask, calls, log } = open()
    expect(await ask(request(channel, { keys: ['a'], choice: 'ours' }))).toMatchObject(
      failure('invalid-input'),
    )
    expect(calls).toEqual([])
    expect(log.errors).toEqual([])
  })

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'DROP TABLE decision'],
    ['a choice that is none', { keys: ['a'], choice: 'both' }],
    ['keys that are none', { keys: [1], choice: 'ours' }],
    ['no keys', { keys: [], choice: 'ours' }],
    ['too many keys', { keys: Array.from({ length: 501 }, String), choice: 'ours' }],
    ['keys that are a text', { keys: 'a', choice: 'ours' }],
  ])('K4: whose input is %s is refused before the handler', async (_, input) => {
    const { ask, calls } = open()
    expect(await ask(request('decisions.decide', input))).toMatchObject(failure('invalid-input'))
    expect(calls).toEqual([])
  })

  test.each([
    ['a page of more than 500 rows', { limit: 501 }],
    ['a page of no rows', { limit: 0 }],
    ['half a page', { limit: 1.5 }],
    ['a page before the first', { offset: -1 }],
    ['a field that does not exist', { filter: { fields: ['cogs'] } }],
    ['a search of 201 characters', { filter: { search: 'x'.repeat(201) } }],
  ])('K4: for %s is refused', async (_, more) => {
    const { ask } = open()
    expect(
      await ask(request('compare.rows', { filter: {}, offset: 0, limit: 10, ...more })),
    ).toMatchObject(failure('invalid-input'))
  })

  test('K4: whose input pollutes a prototype does not', async () => {
    const { ask } = open()
    const input: unknown = JSON.parse(
      '{"keys":["a"],"choice":"ours","__proto__":{"polluted":true}}',
    )
    await ask(request('decisions.decide', input))
    expect({}).not.toHaveProperty('polluted')
  })
})

test('P3: where nothing can be kept no command is carried out, and what only asks is answered', async () => {
  const error = { code: 'storage-failed', message: 'Gone.', retryable: true } as const
  const { ask, calls } = open({ 'overview.get': () => asked('overview.get') }, () => {
    throw new ConcordError(error)
  })
  const asked = (channel: string): never => {
    calls.push([channel, null])
    throw new Error('asked')
  }
  expect(await ask(request('decisions.decide', { keys: ['a'], choice: 'ours' }))).toEqual({
    kind: 'answer',
    id: 1,
    result: { ok: false, error },
  })
  await ask(request('overview.get', null, 2))
  expect(calls).toEqual([['overview.get', null]])
})

describe('what a handler throws', () => {
  test('that is expected goes back with its code and words, and is no entry of the error log', async () => {
    const error = {
      code: 'not-found',
      message: 'Gone.',
      nextStep: 'Look.',
      retryable: false,
    } as const
    const { ask, log } = open({
      'decisions.undo': () => {
        throw new ConcordError(error)
      },
    })
    expect(await ask(request('decisions.undo', null))).toEqual({
      kind: 'answer',
      id: 1,
      result: { ok: false, error },
    })
    expect(log.errors).toEqual([])
  })

  test('K4: that is a bug is logged, and goes back without its words', async () => {
    const thrown = new Error('no such column: secret at /home/someone/state.sqlite')
    const { ask, log } = open({
      'decisions.undo': () => {
        throw thrown
      },
    })
    const answer = await ask(request('decisions.undo', null))
    expect(answer).toMatchObject(failure('bug'))
    expect(JSON.stringify(answer)).not.toContain('secret')
    expect(log.errors).toEqual([['The request decisions.undo failed', thrown]])
  })

  test('later, as a rejected promise, goes back the same way', async () => {
    const { ask } = open({ 'connection.test': () => Promise.reject(new Error('later')) })
    expect(await ask(request('connection.test', null))).toMatchObject(failure('bug'))
  })

  test('a value that is not the promised one is a bug', async () => {
    const { ask, log } = open({
      'decisions.undo': () => ({ ...decided, decided: Number.NaN }),
    })
    expect(await ask(request('decisions.undo', null))).toMatchObject(failure('bug'))
    expect(log.errors).toHaveLength(1)
  })
})

describe('K4: a message that is no request', () => {
  test.each<[string, unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['a number', 7],
    ['a text', '{"kind":"request"}'],
    ['a list', []],
    ['another kind', { kind: 'answer', id: 1, result: {} }],
    ['an id that is a text', request('sync.start', null, Number.NaN)],
    ['a channel that is a number', { kind: 'request', id: 1, channel: 7, input: null }],
    ['an endless channel', request('x'.repeat(101), null)],
    ['a thing with a trap', Object.create(null)],
  ])('(%s) is dropped, and only noted', async (_, message) => {
    const { answers, ask, log } = open()
    await ask(message)
    expect(answers).toEqual([])
    expect(log.infos).toHaveLength(1)
    expect(log.errors).toEqual([])
  })

  test('does not disturb the ones that follow', async () => {
    const { ask } = open()
    await ask('garbage')
    expect(await ask(request('sync.start', {}, 2))).toEqual({
      kind: 'answer',
      id: 2,
      result: { ok: true, value: null },
    })
  })
})

describe('K4: a page that asks without end', () => {
  test('gets 256 requests carried out at once, a refusal for the others, and can ask again', async () => {
    let started = 0
    const { answers, ask, send, log } = open({
      'sync.start': () => {
        started++
        return null
      },
    })
    for (let id = 1; id <= 10_000; id++) send(request('sync.start', {}, id))
    await ask(request('sync.start', {}, 10_001))
    expect(started).toBe(256)
    expect(answers).toHaveLength(10_001)
    expect(answers).toContainEqual(
      expect.objectContaining({
        id: 10_000,
        result: { ok: false, error: expect.objectContaining({ code: 'invalid-input' }) },
      }),
    )
    expect(await ask(request('sync.start', {}, 10_002))).toMatchObject({ result: { ok: true } })
    expect(log.errors).toEqual([])
  })

  test('or for something huge is refused before the handler', async () => {
    const { ask, calls } = open()
    const input = { keys: ['k'.repeat(100_000_000)], choice: 'ours' }
    expect(await ask(request('decisions.decide', input))).toMatchObject(failure('invalid-input'))
    expect(calls).toEqual([])
  })
})

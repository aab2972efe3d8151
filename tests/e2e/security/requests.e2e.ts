import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { openScreen } from '../../../scripts/tour/screens.ts'
import { engineRequests, openEnginePort } from '../support/engine-port'
import { type AnyRequest, askMain } from '../support/page-bridge'
import { sharedConcord } from '../support/shared-concord'

/*
 * A page that was taken over may send anything: what main and the engine make of it, in the running app.
 * Who may send at all is item 17 of checklist.e2e.ts.
 */

const concord = sharedConcord()

const NO_CHANNELS = [
  'unknown',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'App.Info',
  '../app.info',
  '',
  'x'.repeat(100_000),
]

const MANY = 10_000
const MB = 1_000_000

test('K4: main refuses channels that do not exist and inputs of another shape', async () => {
  const { page } = concord()
  const requests: readonly AnyRequest[] = [
    ...[...NO_CHANNELS, 7, null, true, {}, ['app.info'], { toString: 'app.info' }].map(
      (channel): AnyRequest => [channel, null],
    ),
    ['app.info', {}],
    ['app.info', '1=1; DROP TABLE decision'],
    ['catalog.choose-file', { allowShrunken: true }],
    ['catalog.choose-file', '/etc/passwd'],
    ['catalog.choose-file', { path: '/etc/passwd' }],
    ['push-log.export', { causes: ['/tmp/written.csv'] }],
    ['shopify.open', { url: ['https://admin.shopify.com/'] }],
    ['shopify.open', { url: `https://admin.shopify.com/${'x'.repeat(2_000)}` }],
    ['appearance.set-theme', 'pink'],
    ['appearance.set-theme', JSON.parse('{"__proto__":{"polluted":true}}')],
  ]
  const codes = await askMain(page, requests)
  expect(codes).toEqual(requests.map(() => 'invalid-input'))
  expect(await askMain(page, [['app.info', null]])).toEqual(['ok'])
})

test('K4: main refuses 100 MB', async () => {
  const { page } = concord()
  const message: unknown = await page.evaluate(async (size) => {
    const answer: unknown = await window.concord.request('shopify.open', { url: 'x'.repeat(size) })
    return Object(answer).error?.message
  }, 100 * MB)
  expect(message).toBe('The request was too large. Nothing was changed.')
  expect(await askMain(page, [['app.info', null]])).toEqual(['ok'])
})

test('K4: main opens no dialog after the sixteenth, and serves the page again when they are closed', async () => {
  const { app, page } = concord()
  await app.evaluate(({ dialog }) => {
    let opened = 0
    let close = (): void => undefined
    const closed = new Promise<void>((done) => {
      close = done
    })
    dialog.showOpenDialog = async () => {
      opened++
      await closed
      return { canceled: true, filePaths: [] }
    }
    Object.assign(globalThis, { concordDialogs: () => opened, concordCloseDialogs: close })
  })
  await page.evaluate((count) => {
    const codes: unknown[] = []
    Object.assign(window, { dialogAnswers: codes })
    for (let at = 0; at < count; at++) {
      void window.concord
        .request('catalog.choose-file', null)
        .then((answer) => codes.push(Object(answer).error?.code ?? 'ok'))
    }
  }, MANY)
  const answers = (): Promise<unknown[]> =>
    page.evaluate(() => Reflect.get(window, 'dialogAnswers'))
  await expect.poll(async () => (await answers()).length, PATIENTLY).toBe(MANY - 16)
  expect(new Set(await answers())).toEqual(new Set(['invalid-input']))
  expect(await app.evaluate(() => Reflect.get(globalThis, 'concordDialogs')())).toBe(16)
  expect(await askMain(page, [['app.info', null]])).toEqual(['invalid-input'])

  await app.evaluate(() => Reflect.get(globalThis, 'concordCloseDialogs')())
  await expect.poll(async () => (await answers()).length, PATIENTLY).toBe(MANY)
  expect(await askMain(page, [['app.info', null]])).toEqual(['ok'])
})

test('K4: the engine refuses channels that do not exist, other shapes, and 10 MB', async () => {
  const { page } = concord()
  await openEnginePort(page)
  const before = await settings(page)
  const requests: readonly AnyRequest[] = [
    ...NO_CHANNELS.slice(0, -1).map((channel): AnyRequest => [channel, null]),
    ['decisions.decide', { keys: [1], choice: 'ours' }],
    ['decisions.decide', { keys: ['x'], choice: 'both' }],
    ['products.get', { amsProductId: { sql: '1=1' } }],
    ['compare.rows', { filter: { fields: ['cogs'] }, offset: 0, limit: 10 }],
    ['compare.rows', { filter: {}, offset: 0, limit: 1_000_000 }],
    ['settings.set', { automaticPush: 'yes' }],
  ]
  const codes = await engineRequests(page, requests)
  expect(codes).toEqual(requests.map(() => 'invalid-input'))
  // What is no request at all gets no answer, and takes none away from the others.
  await page.evaluate(() => {
    const port: MessagePort = Reflect.get(window, 'enginePort')
    for (const message of [
      null,
      7,
      'request',
      [],
      { kind: 'open' },
      { kind: 'request', id: 'x' },
    ]) {
      port.postMessage(message)
    }
  })
  const huge = await page.evaluate((size) => {
    const send: (channel: string, input: unknown) => Promise<unknown> = Reflect.get(
      window,
      'askEngine',
    )
    return send('decisions.decide', { keys: ['x'.repeat(size)], choice: 'ours' })
  }, 10 * MB)
  expect(huge).toBe('invalid-input')
  expect(await settings(page)).toEqual(before)
})

test('K4: 10,000 requests at once do not wedge the engine or the window', async () => {
  const { page } = concord()
  await openEnginePort(page)
  const codes = await engineRequests(
    page,
    Array.from({ length: MANY }, (): AnyRequest => ['overview.get', null]),
  )
  expect(codes).toHaveLength(MANY)
  const served = codes.filter((code) => code === 'ok').length
  expect(served).toBeGreaterThan(0)
  expect(codes.filter((code) => code === 'invalid-input')).toHaveLength(MANY - served)
  // How many that are depends on how they arrive; the limit itself is in the test of serve-port.
  console.log(`${served} of ${MANY} requests were served, the others refused`)

  await openScreen(page, 'Products')
  const restarts = await page.evaluate(
    () =>
      new Promise((done) => {
        const stop = window.concord.onEngineStatus((status) => {
          stop()
          done(status)
        })
        void window.concord.request('engine.connect', null)
      }),
  )
  expect(restarts).toEqual({ kind: 'ready', restarts: 0 })
})

const PATIENTLY = { timeout: 60_000 }

async function settings(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const send: (channel: string, input: unknown, whole: boolean) => Promise<unknown> = Reflect.get(
      window,
      'askEngine',
    )
    return send('settings.get', null, true)
  })
}

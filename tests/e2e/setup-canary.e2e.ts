import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import type { RunningConcord } from '../../scripts/tour/launch.ts'
import {
  acceptAll,
  fullSyncAndCompare,
  openScreen,
  reviewAndPush,
} from '../../scripts/tour/screens.ts'
import { findSecret } from './support/canary'
import { startConcord } from './support/concord'
import { type OwnStore, openOwnStore } from './support/own-store'
import { type Kind, setUp } from './support/wizard'

describe('the search for a secret', () => {
  const SECRET = 'canary/with+signs=0123456789'

  test.each([
    ['plain', Buffer.from(`before ${SECRET} after`)],
    ['hex', Buffer.from(Buffer.from(`x${SECRET}`).toString('hex'))],
    ['URL', Buffer.from(`?t=${encodeURIComponent(SECRET)}&`)],
    ['UTF-16', Buffer.from(`x${SECRET}`, 'utf16le')],
    ['base64 at 0', Buffer.from(Buffer.from(SECRET).toString('base64'))],
    ['base64 at 1', Buffer.from(Buffer.from(`:${SECRET}:`).toString('base64'))],
    ['base64 at 2', Buffer.from(Buffer.from(`ab${SECRET}`).toString('base64'))],
  ])('finds it as %s', (form, bytes) => {
    expect(findSecret(bytes, SECRET)).toContain(form)
  })

  test('finds nothing where it is not', () => {
    expect(findSecret(Buffer.from('canary/with+signs=012345678'), SECRET)).toEqual([])
  })
})

/** Notes all that goes to the page and comes from it, between Concord's own processes. */
async function recordMessages({ app, page }: RunningConcord): Promise<() => Promise<Buffer>> {
  await app.evaluate(({ BrowserWindow, ipcMain }) => {
    const heard: string[] = []
    Object.assign(globalThis, { concordHeard: heard })
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (!contents) throw new Error('There is no window')
    const send = contents.send.bind(contents)
    contents.send = (channel, ...values) => {
      heard.push(JSON.stringify([channel, values]))
      send(channel, ...values)
    }
    // What a handler answers is not seen from outside, so each is put into another one.
    const handlers: unknown = Reflect.get(ipcMain, '_invokeHandlers')
    if (!(handlers instanceof Map)) throw new Error('Electron keeps its handlers elsewhere now')
    for (const [channel, handler] of handlers) {
      if (typeof handler !== 'function') continue
      handlers.set(channel, async (event: unknown, ...values: unknown[]) => {
        const answer: unknown = await handler(event, ...values)
        heard.push(JSON.stringify([channel, values, answer]))
        return answer
      })
    }
  })
  const messages: string[] = []
  await page.exposeFunction('concordOverheard', (text: string) => {
    messages.push(text)
  })
  await page.addInitScript(() => {
    const tell = (data: unknown): void => {
      const overheard: unknown = Reflect.get(window, 'concordOverheard')
      if (typeof overheard === 'function') overheard(JSON.stringify(data) ?? '')
    }
    const post: unknown = Reflect.get(MessagePort.prototype, 'postMessage')
    if (typeof post !== 'function') return
    MessagePort.prototype.postMessage = function (this: MessagePort, ...given: [unknown]) {
      tell(given[0])
      Reflect.apply(post, this, given)
    }
    const handler = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage')
    Object.defineProperty(MessagePort.prototype, 'onmessage', {
      ...handler,
      set(this: MessagePort, listener: (event: MessageEvent) => void) {
        handler?.set?.call(this, (event: MessageEvent) => {
          tell(event.data)
          listener(event)
        })
      },
    })
  })
  return async () => {
    const heard = await app.evaluate(() => {
      const all: unknown = Reflect.get(globalThis, 'concordHeard')
      return Array.isArray(all) ? all.map(String) : []
    })
    // Both ways were really overheard.
    expect(heard.join()).toContain('setup.get')
    expect(messages.join()).toContain('overview.get')
    return Buffer.from([...heard, ...messages].join('\n'))
  }
}

/** Everything that the page holds in memory. */
async function memoryOf(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page)
  const chunks: Buffer[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(Buffer.from(chunk)))
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  const memory = Buffer.concat(chunks)
  expect(memory.includes('Fernhill')).toBe(true)
  return memory
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true)
}

/** Has everything happen in which a secret could be left behind: work, exports, errors, a crash. */
async function livesADay(
  { app, page }: RunningConcord,
  store: OwnStore,
  folder: string,
): Promise<void> {
  await app.evaluate(({ dialog }, exportsTo) => {
    let number = 0
    dialog.showSaveDialog = async () => ({
      canceled: false,
      filePath: `${exportsTo}/export-${++number}.csv`,
    })
  }, folder)
  await openScreen(page, 'Compare')
  await acceptAll(page, 'Suggestion')
  await app.evaluate(({ Menu }) => {
    const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === '&File')
    for (const item of file?.submenu?.items ?? []) {
      if (item.label.startsWith('Export')) item.click()
    }
  })
  await page.getByRole('button', { name: /^Export \d+ products?…$/ }).click()
  await expect.poll(() => filesUnder(folder).length).toBe(3)
  await reviewAndPush(page)
  // An answer that says the credential back, as a proxy's error page does.
  await store.control('faults', {
    rules: [{ count: 3, effect: { kind: 'http', status: 500, body: 'html' } }],
  })
  await openScreen(page, 'Overview')
  await page.getByRole('button', { name: 'Test connection' }).click()
  await fetch(`${store.url}/control/faults`, { method: 'DELETE' })
  const pid = await app.evaluate(
    ({ app: electron }) =>
      electron.getAppMetrics().find(({ name }) => name === 'Concord engine')?.pid ?? 0,
  )
  process.kill(pid, 'SIGABRT')
  await page
    .getByText(/engine stopped and was started again/)
    .first()
    .waitFor()
  await fullSyncAndCompare(page)
}

test.each(['token', 'client'] as const)(
  'K3: a canary as the credential “%s” is found nowhere but in the keychain',
  async (kind: Kind) => {
    const store = await openOwnStore()
    // Without a prefix to know it by: half of Shopify's tokens have none.
    const canary = randomBytes(20).toString('hex')
    if (kind === 'token') await store.control('token', { token: canary })
    else await store.control('app', { clientSecret: canary })
    const concord = await startConcord({
      firstStore: 'none',
      dataFolder: mkdtempSync(join(tmpdir(), 'concord-canary-')),
    })
    const read = await recordMessages(concord)
    const folder = mkdtempSync(join(tmpdir(), 'concord-exports-'))
    await setUp(concord, { ...store, token: canary, clientSecret: canary }, kind, 'mouse')
    await livesADay(concord, store, folder)
    const found: Record<string, string[]> = {
      messages: findSecret(await read(), canary),
      'memory of the page': findSecret(await memoryOf(concord.page), canary),
    }
    for (const file of [...filesUnder(concord.dataFolder), ...filesUnder(folder)]) {
      found[file] = findSecret(readFileSync(file), canary)
    }
    expect(Object.entries(found).filter(([, forms]) => forms.length > 0)).toEqual([])
    // The whole of it was looked at: state file, its log, log file, exports.
    const names = Object.keys(found).join('\n')
    for (const part of ['state.sqlite', 'state.sqlite-wal', 'concord.log', 'export-1.csv']) {
      expect(names).toContain(part)
    }
    // Tokens that were granted for the secret begin like this, whatever they are.
    if (kind === 'client') {
      const leaking = Object.keys(found).filter(
        (file) => file.includes('/') && /shpat_[0-9a-f]{16}/.test(readFileSync(file, 'latin1')),
      )
      expect(leaking).toEqual([])
    }
  },
  300_000,
)

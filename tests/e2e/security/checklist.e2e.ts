import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { breakPolicy } from '../support/break-policy'
import { type CountingServer, startCountingServer } from '../support/counting-server'
import { watchNavigations } from '../support/navigation-log'
import { inOtherWindow } from '../support/other-window'
import { askMain } from '../support/page-bridge'
import { sharedConcord } from '../support/shared-concord'
import { webPreferences } from '../support/web-preferences'

/*
 * Electron's checklist (electronjs.org/docs/latest/tutorial/security), an item a test, under the numbers
 * that it has there. Item 19, the fuses, is tested on the package: package.e2e.ts.
 */

const concord = sharedConcord()
let outside: CountingServer

beforeAll(async () => {
  outside = await startCountingServer()
})
beforeEach(() => {
  outside.take()
})
afterAll(() => outside.close())

const START_PAGE = 'app://concord/index.html?store=sample&language=en'

/** Tries each of these; gives what came of it, or the name of the error. */
const TRY = `const tried = async (work) => {
  try { return String(await work()) } catch (error) { return error.name }
}`

describe("Electron's security checklist", () => {
  test('H2: 1. only secure content is loaded: a page gets nothing over any network', async () => {
    const { app, page } = concord()
    const loaded = await page.evaluate(() => [
      ...[...document.scripts].map(({ src }) => src),
      ...[...document.styleSheets].flatMap(({ href }) => href ?? []),
    ])
    expect(loaded.length).toBeGreaterThan(0)
    expect(loaded.filter((url) => !url.startsWith('app://concord/'))).toEqual([])

    // A page without a policy of its own, in the app's session and in another one.
    const script = `(async () => {
      ${TRY}
      const loads = (element) => new Promise((done, refuse) => {
        element.onload = done
        element.onerror = () => refuse(new TypeError('not loaded'))
        document.body.append(element)
      })
      return [
        await tried(() => fetch('http://${outside.host}/fetch')),
        await tried(() => loads(Object.assign(new Image(), { src: 'http://${outside.host}/image' }))),
        await tried(() => loads(Object.assign(document.createElement('script'), { src: 'http://${outside.host}/script' }))),
        await tried(() => new Promise((done, refuse) => {
          const socket = new WebSocket('ws://${outside.host}/socket')
          socket.onopen = done
          socket.onerror = () => refuse(new TypeError('not opened'))
        })),
      ]
    })()`
    for (const partition of [undefined, 'another']) {
      const gave = await inOtherWindow(app, script, partition ? { partition } : {})
      expect(gave).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError'])
    }
    expect(outside.take()).toEqual([])
  })

  test('2. pages have no Node', async () => {
    const { app, page } = concord()
    expect(await webPreferences(app)).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
    })
    expect(await webPreferences(app)).not.toHaveProperty('nodeIntegrationInWorker', true)
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter(
        (name) => name in window,
      ),
    )
    expect(found).toEqual([])
  })

  test('3. the preload lives in a context of its own, and the page can not change what it gave', async () => {
    const { app, page } = concord()
    expect(await webPreferences(app)).toMatchObject({ contextIsolation: true })
    const kept = await page.evaluate(() => {
      const before = window.concord.request
      Reflect.set(window.concord, 'request', () => Promise.resolve('forged'))
      Reflect.set(window, 'concord', { request: 'forged' })
      return window.concord.request === before && Object.isFrozen(window.concord)
    })
    expect(kept).toBe(true)
  })

  test('4. pages run in a sandbox', async () => {
    const { app } = concord()
    expect(await webPreferences(app)).toMatchObject({ sandbox: true })
    // Chromium refuses to run as root with its sandbox, so the tests then switch it off from outside.
    const isRoot = process.getuid?.() === 0
    expect(await app.evaluate(({ app: it }) => it.commandLine.hasSwitch('no-sandbox'))).toBe(isRoot)
  })

  test('5. every permission is denied but putting a text on the clipboard', async () => {
    const { app, page } = concord()
    const ask = `(async () => {
      ${TRY}
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read',
        'clipboard-write', 'persistent-storage', 'background-sync', 'accelerometer', 'gyroscope',
        'magnetometer', 'screen-wake-lock', 'window-management', 'local-fonts', 'idle-detection',
        'payment-handler', 'display-capture', 'background-fetch']
      const states = await Promise.all(names.map(async (name) => [name, (await navigator.permissions.query({ name })).state]))
      return {
        granted: states.filter(([, state]) => state !== 'denied').map(([name]) => name),
        position: await tried(() => new Promise((done, refuse) => navigator.geolocation.getCurrentPosition(
          () => done('given'), ({ code, PERMISSION_DENIED }) => refuse({ name: code === PERMISSION_DENIED ? 'denied' : 'failed' })))),
        notifications: await Notification.requestPermission(),
        screen: await tried(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
        midi: await tried(() => navigator.requestMIDIAccess({ sysex: true })),
        awake: await tried(() => navigator.wakeLock.request('screen')),
        persist: await navigator.storage.persist(),
      }
    })()`
    const denied = {
      position: 'denied',
      notifications: 'denied',
      screen: 'NotAllowedError',
      midi: 'SecurityError',
      awake: 'NotAllowedError',
      persist: false,
    }
    expect(await page.evaluate(ask)).toEqual({ ...denied, granted: ['clipboard-write'] })
    const elsewhere = { url: START_PAGE, partition: 'another' }
    // The other session has no pages of Concord, so a page can not even be loaded there.
    await expect(inOtherWindow(app, ask, elsewhere)).rejects.toThrow('ERR_')
    const states = `(async () => (await Promise.all(['geolocation', 'notifications', 'camera', 'clipboard-write']
      .map((name) => navigator.permissions.query({ name })))).map(({ state }) => state))()`
    expect(await inOtherWindow(app, states, { partition: 'another' })).toEqual(
      Array.from({ length: 4 }, () => 'denied'),
    )
  })

  test('5. the handlers answer no to what this machine has no device for', async () => {
    const answers = await concord().app.evaluate(({ session, webContents }) => {
      const chosen: unknown[] = []
      const event = (): { defaultPrevented: boolean; preventDefault(): void } => ({
        defaultPrevented: false,
        preventDefault() {
          this.defaultPrevented = true
        },
      })
      const offer = (emitter: NodeJS.EventEmitter, name: string, ...between: unknown[]): void => {
        const asked = event()
        emitter.emit(name, asked, ...between, (choice: unknown) => {
          chosen.push([name, choice ?? null, asked.defaultPrevented])
        })
      }
      const its = session.defaultSession
      const device = { deviceId: 'one', deviceName: 'A device', portId: 'one', portName: 'A port' }
      offer(its, 'select-hid-device', { deviceList: [device], frame: null })
      offer(its, 'select-usb-device', { deviceList: [device], frame: null })
      const [contents] = webContents.getAllWebContents()
      if (contents) {
        offer(its, 'select-serial-port', [device], contents)
        offer(contents, 'select-bluetooth-device', [device])
      }
      return chosen
    })
    expect(answers).toEqual([
      ['select-hid-device', null, true],
      ['select-usb-device', null, true],
      ['select-serial-port', '', true],
      ['select-bluetooth-device', '', true],
    ])
  })

  test('6. the web’s own security is on', async () => {
    const { app } = concord()
    expect(await webPreferences(app)).toMatchObject({ webSecurity: true })
    expect(await switchedOn('disable-web-security')).toBe(false)
  })

  test('H1: 7. the policy lets no script in but Concord’s own, and nothing from elsewhere', async () => {
    const { page } = concord()
    const policy = await page.evaluate(async (url) => {
      const answer = await fetch(url)
      return answer.headers.get('content-security-policy')
    }, START_PAGE)
    expect(policy).toMatch(/(?:^|; )default-src 'none'(?:;|$)/)
    expect(policy).toMatch(/(?:^|; )script-src 'self'(?:;|$)/)
    expect(policy).not.toMatch(/unsafe-|\*|https?:/)

    const attempts = await breakPolicy(page, outside.host)
    const violated = async (): Promise<readonly string[]> => (await attempts.read()).violated
    await expect
      .poll(violated, SOON)
      .toEqual([
        'base-uri',
        'connect-src',
        'font-src',
        'form-action',
        'frame-src',
        'img-src',
        'media-src',
        'object-src',
        'script-src',
        'script-src-attr',
        'script-src-elem',
        'style-src-attr',
        'style-src-elem',
        'worker-src',
      ])
    expect((await attempts.read()).ran).toEqual([])
    await attempts.clear()
    expect(outside.take()).toEqual([])
  })

  test('8. insecure content is not allowed to run', async () => {
    const { app } = concord()
    expect(await webPreferences(app)).toMatchObject({ allowRunningInsecureContent: false })
    expect(await switchedOn('allow-running-insecure-content')).toBe(false)
  })

  test('9. no experimental features', async () => {
    const { app } = concord()
    expect(await webPreferences(app)).toMatchObject({ experimentalFeatures: false })
    expect(await switchedOn('enable-experimental-web-platform-features')).toBe(false)
    expect(await switchedOn('enable-features')).toBe(false)
  })

  test('10. no Blink features are switched on', async () => {
    const { app } = concord()
    const { enableBlinkFeatures } = await webPreferences(app)
    expect(enableBlinkFeatures ?? '').toBe('')
    expect(await switchedOn('enable-blink-features')).toBe(false)
  })

  test('11. there is no webview, with or without popups', async () => {
    const { app, page } = concord()
    expect(await webPreferences(app)).toMatchObject({ webviewTag: false })
    const before = await countContents()
    const isPlain = await page.evaluate((host) => {
      const view = document.createElement('webview')
      view.setAttribute('allowpopups', '')
      view.setAttribute('src', `http://${host}/guest`)
      document.body.append(view)
      const plain = Object.getPrototypeOf(view) === HTMLUnknownElement.prototype
      view.remove()
      return plain || view.constructor === HTMLElement
    }, outside.host)
    expect(isPlain).toBe(true)
    expect(await countContents()).toBe(before)
    expect(outside.take()).toEqual([])
  })

  test('12. a webview is refused even in a window that allows the tag', async () => {
    const { app } = concord()
    const attempts = await watchNavigations(app)
    const src = `http://${outside.host}/guest`
    const insert = `document.body.append(
      Object.assign(document.createElement('webview'), { src: '${src}' }))`
    await inOtherWindow(app, insert, { webPreferences: { webviewTag: true } }, () =>
      expectDenied(attempts, `will-attach-webview ${src}`),
    )
    expect(outside.take()).toEqual([])
  })

  test('H3: 13. the window can not be led away, nor one of its frames', async () => {
    const { app, page } = concord()
    const attempts = await watchNavigations(app)
    await page.evaluate((host) => {
      window.location.href = 'file:///etc/passwd'
      window.location.href = 'data:text/html,away'
      window.location.href = `http://${host}/away`
    }, outside.host)
    await expectDenied(attempts, `will-navigate http://${outside.host}/away`)
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: 'https://example.com/link' })
      document.body.append(link)
      link.click()
      link.remove()
    })
    await expectDenied(attempts, 'will-navigate https://example.com/link')
    expect(page.url()).toBe(START_PAGE)

    // Without the wall around the network, the guard alone has to hold.
    const partition = 'no-wall'
    await app.evaluate(({ session }, name) => {
      session.fromPartition(name).webRequest.onBeforeRequest(null)
    }, partition)
    const framed = `http://${outside.host}/framed`
    const insert = `document.body.append(
      Object.assign(document.createElement('iframe'), { src: '${framed}' }))`
    await inOtherWindow(app, insert, { partition }, () =>
      expectDenied(attempts, `will-frame-navigate ${framed}`),
    )
    expect(outside.take()).toEqual([])

    const redirected = `http://${outside.host}/redirect?to=/landed`
    await expect(inOtherWindow(app, '0', { partition, url: redirected })).rejects.toThrow('ERR_')
    await expectDenied(attempts, `will-redirect http://${outside.host}/landed`)
    expect(outside.take()).toEqual(['GET /redirect?to=/landed'])
  })

  test('H3: 14. no page opens a window', async () => {
    const { app, page } = concord()
    const attempts = await watchNavigations(app)
    const before = await countContents()
    const open = `(() => {
      const opened = [window.open('https://example.com/'), window.open('about:blank'), window.open('${START_PAGE}')]
      const link = Object.assign(document.createElement('a'), { href: 'https://example.com/', target: '_blank' })
      document.body.append(link)
      link.click()
      link.remove()
      return opened.every((window) => window === null)
    })()`
    expect(await page.evaluate(open)).toBe(true)
    expect(await inOtherWindow(app, open)).toBe(true)
    // The other window itself takes a moment to go.
    await expect.poll(countContents).toBe(before)
    expect(await attempts.read()).toEqual([])
  })

  test('H3: 15. only pages of Shopify’s own hosts are handed to the browser', async () => {
    const { app, page } = concord()
    await app.evaluate(({ shell }) => {
      const opened: string[] = []
      Object.assign(globalThis, { concordOpened: opened })
      shell.openExternal = async (url) => {
        opened.push(url)
      }
    })
    const results = await askMain(page, [
      ...[
        'https://example.com/',
        'http://admin.shopify.com/',
        'https://admin.shopify.com:8443/',
        'https://admin.shopify.com@example.com/',
        'https://admin.shopify.com.example.com/',
        'https://myshopify.com/',
        'file:///etc/passwd',
        'javascript:alert(1)',
        'smb://example.com/share',
        'ms-settings:',
        'mailto:someone@example.com',
        '-psn_0',
        '',
      ].map((url) => ['shopify.open', { url }] as const),
      ['shopify.open', { url: 'https://admin.shopify.com/store/fernhill/products' }],
    ])
    expect(results.filter((result) => result === 'invalid-input')).toHaveLength(13)
    expect(results.at(-1)).toBe('ok')
    const opened = await app.evaluate(() => Reflect.get(globalThis, 'concordOpened'))
    expect(opened).toEqual(['https://admin.shopify.com/store/fernhill/products'])
  })

  test('16. the Electron that releases are made of is pinned, and a current one', async () => {
    const wanted = readVersions('package.json').devDependencies['electron'] ?? ''
    expect(wanted).toMatch(/^\d+\.\d+\.\d+$/)
    // Three majors are supported at a time (electronjs.org/docs/latest/tutorial/electron-timelines).
    expect(Number(wanted.split('.')[0])).toBeGreaterThanOrEqual(OLDEST_MAJOR)
    const running = await concord().app.evaluate(() => process.versions['electron'] ?? '')
    // Where it can't be fetched the tests run on another one, of which no release is made.
    expect([wanted, '25.1.1']).toContain(running)
  })

  test('K4: 17. requests are taken from the window’s own page and main frame only', async () => {
    const { app, page } = concord()
    expect(await askMain(page, [['app.info', null]])).toEqual(['ok'])
    const other = { url: START_PAGE, webPreferences: { preload: await preloadPath() } }
    const gave = await inOtherWindow(app, "window.concord.request('app.info', null)", other)
    expect(gave).toMatchObject({ ok: false, error: { code: 'invalid-input' } })

    // A frame has no bridge; so its message is made by hand, from a frame that is really there.
    await page.evaluate(() => {
      const frame = document.createElement('iframe')
      frame.id = 'inner'
      frame.srcdoc = '<p>inner</p>'
      document.body.append(frame)
      return new Promise((done) => {
        frame.onload = done
      })
    })
    const answers = await app.evaluate(async ({ ipcMain, BrowserWindow }) => {
      const handlers: Map<string, (...given: unknown[]) => unknown> = Reflect.get(
        ipcMain,
        '_invokeHandlers',
      )
      const handler = handlers.get('concord:request')
      const main = BrowserWindow.getAllWindows()[0]?.webContents.mainFrame
      const frames = [main, main?.frames[0], null]
      return Promise.all(frames.map((senderFrame) => handler?.({ senderFrame }, 'app.info', null)))
    })
    await page.evaluate(() => document.getElementById('inner')?.remove())
    expect(answers).toMatchObject([
      { ok: true },
      { ok: false, error: { code: 'invalid-input' } },
      { ok: false, error: { code: 'invalid-input' } },
    ])
  })

  test('18. nothing is loaded by file: addresses', async () => {
    const { app, page } = concord()
    expect(new URL(page.url()).protocol).toBe('app:')
    const file = new URL('../../../package.json', import.meta.url).href
    const read = `(async () => {
      ${TRY}
      return tried(async () => (await fetch('${file}')).text())
    })()`
    expect(await page.evaluate(read)).toBe('TypeError')
    expect(await inOtherWindow(app, read)).toBe('TypeError')
    // Not even main's own mistake would show one.
    await expect(inOtherWindow(app, '0', { url: file })).rejects.toThrow('ERR_')
  })

  test('K4: 20. a page sees five functions of Concord’s and nothing of Electron’s, a frame in it none', async () => {
    const { page } = concord()
    const seen = await page.evaluate(async () => {
      const frame = document.createElement('iframe')
      frame.srcdoc = '<p>inner</p>'
      document.body.append(frame)
      await new Promise((done) => {
        frame.onload = done
      })
      const inner = frame.contentWindow
      const names = ['ipcRenderer', 'electron', 'contextBridge', 'webFrame', 'concord']
      const found = {
        bridge: Object.entries(window.concord).map(([name, value]) => [name, typeof value]),
        page: names.filter((name) => name in window),
        frame: names.filter((name) => inner === null || name in inner),
      }
      frame.remove()
      return found
    })
    expect(seen).toEqual({
      bridge: [
        ['request', 'function'],
        ['onEngineStatus', 'function'],
        ['onMenuCommand', 'function'],
        ['onStoresChanged', 'function'],
        ['onFilesDropped', 'function'],
      ],
      page: ['concord'],
      frame: [],
    })
    const leaked = await page.evaluate(() => {
      const given: unknown[] = []
      const stop = window.concord.onEngineStatus((...all: unknown[]) => given.push(...all))
      void window.concord.request('engine.connect', null)
      return new Promise<unknown[]>((done) => {
        const look = setInterval(() => {
          if (given.length === 0) return
          clearInterval(look)
          stop()
          done(given)
        }, 20)
      })
    })
    // The event with its sender stays behind in the preload.
    expect(leaked).toEqual([{ kind: 'ready', restarts: 0 }])
  })
})

describe('beyond the checklist', () => {
  test('DevTools stay closed, in the window and in any other', async () => {
    const opened = await concord().app.evaluate(async ({ BrowserWindow }) => {
      const main = BrowserWindow.getAllWindows()[0]?.webContents
      main?.openDevTools({ mode: 'detach' })
      const other = new BrowserWindow({ show: false })
      try {
        await other.loadURL('about:blank')
        const closed = new Promise<void>((done) => {
          other.webContents.once('devtools-closed', () => done())
        })
        other.webContents.openDevTools({ mode: 'detach' })
        await closed
        return [main?.isDevToolsOpened(), other.webContents.isDevToolsOpened()]
      } finally {
        other.destroy()
      }
    })
    expect(opened).toEqual([false, false])
  })

  test('a page can not make the app write a file by a download', async () => {
    const { app, page } = concord()
    await app.evaluate(({ session }) => {
      session.defaultSession.once('will-download', (event) => {
        Object.assign(globalThis, { concordDownload: event.defaultPrevented })
      })
    })
    await page.evaluate(() => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(['text']))
      link.download = 'written.txt'
      link.click()
    })
    const denied = async (): Promise<unknown> =>
      app.evaluate(() => Reflect.get(globalThis, 'concordDownload') ?? null)
    await expect.poll(denied, SOON).not.toBeNull()
    expect(await denied()).toBe(true)
  })
})

const OLDEST_MAJOR = 45
/** For what needs the other process's answer. */
const SOON = { timeout: 20_000 }

function expectDenied(
  { find }: Awaited<ReturnType<typeof watchNavigations>>,
  what: string,
): Promise<void> {
  return expect.poll(() => find(what), SOON).toMatchObject({ denied: true })
}

const versionsSchema = z.object({ devDependencies: z.record(z.string(), z.string()) })

function readVersions(file: string): z.infer<typeof versionsSchema> {
  return versionsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

function switchedOn(name: string): Promise<boolean> {
  return concord().app.evaluate(({ app }, asked) => app.commandLine.hasSwitch(asked), name)
}

function countContents(): Promise<number> {
  return concord().app.evaluate(({ webContents }) => webContents.getAllWebContents().length)
}

function preloadPath(): Promise<string> {
  return concord().app.evaluate(({ app }) => `${app.getAppPath()}/out/preload/index.cjs`)
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { freePort } from './free-port.ts'

/** Concord as a person has it: the real Electron, a data folder of its own, the sample store. */
export type RunningConcord = {
  readonly app: ElectronApplication
  readonly page: Page
  /** Base URL of the sample store, whose back door is open. */
  readonly storeUrl: string
  readonly dataFolder: string
  /** What the page wrote to its console as an error. */
  readonly consoleErrors: readonly string[]
  /** Closes the window as a person does and waits for the end. */
  close(): Promise<void>
}

export type LaunchOptions = {
  /** Kept after closing, so that the next launch finds what this one left. */
  readonly dataFolder?: string
  /** `none`: the first start as a person has it, who chooses how to begin. */
  readonly firstStore?: 'sample' | 'none'
  /** On top of the environment of this process. */
  readonly env?: Readonly<Record<string, string>>
  readonly width?: number
  readonly height?: number
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const WAIT_FOR_DRIVER = fileURLToPath(new URL('wait-for-driver.cjs', import.meta.url))

/** For a slow machine, and less than any test has: its failure then says that nothing was opened. */
const LAUNCH_MS = 60_000

/** `CONCORD_ELECTRON` names the Electron to run; `npm start` and `npm test` set it. */
export async function launchConcord(options: LaunchOptions = {}): Promise<RunningConcord> {
  const executablePath = process.env['CONCORD_ELECTRON']
  if (!executablePath) throw new Error('CONCORD_ELECTRON does not name an Electron to run')
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'concord-data-'))
  const port = await freePort()
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  const app = await _electron.launch({
    executablePath,
    // Chromium refuses to run as root with its sandbox around it.
    args: [...(isRoot ? ['--no-sandbox'] : []), '-r', WAIT_FOR_DRIVER, ROOT],
    timeout: LAUNCH_MS,
    cwd: ROOT,
    env: {
      ...textOnly(process.env),
      CONCORD_DATA_FOLDER: dataFolder,
      ...(options.firstStore === 'none' ? {} : { CONCORD_FIRST_STORE: 'sample' }),
      CONCORD_LANGUAGE: 'en',
      ...options.env,
      CONCORD_SAMPLE_STORE_PORT: String(port),
      CONCORD_SAMPLE_STORE_CONTROL: 'on',
    },
  })
  await app.evaluate(() => {
    const attached: unknown = Reflect.get(globalThis, 'concordDriverAttached')
    if (typeof attached === 'function') attached()
  })
  const page = await app.firstWindow()
  const consoleErrors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text())
  })
  page.on('pageerror', (error) => consoleErrors.push(error.message))
  const { width = 1440, height = 900 } = options
  await resize(app, page, width, height)
  // Until then the page is what the file holds: empty, and without its language.
  await page.locator('#root > *').first().waitFor({ state: 'attached' })
  return {
    app,
    page,
    storeUrl: `http://127.0.0.1:${port}`,
    dataFolder,
    consoleErrors,
    async close() {
      await app.close()
      if (!options.dataFolder) rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** Sets the size of the page and waits until the page has it. */
export async function resize(
  app: ElectronApplication,
  page: Page,
  width: number,
  height: number,
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.setContentSize(size.width, size.height)
    },
    { width, height },
  )
  await page.waitForFunction(
    (size) => window.innerWidth === size.width && window.innerHeight === size.height,
    { width, height },
    { timeout: 20_000 },
  )
}

function textOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  )
}

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'

export type PackagedApp = {
  /** Waits until the log has this line. */
  hasLogged(line: string): Promise<void>
  log(): string
  readonly stateFile: string
  /** Asks it to quit and waits until it has. */
  end(): Promise<void>
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder that is removed when the file's tests are over. */
export function temporaryFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix))
  folders.push(folder)
  return folder
}

/** Starts a packaged Concord as a person does, with a data folder of its own. */
export function startPackagedApp(
  executable: string,
  { args, env }: { readonly args: readonly string[]; readonly env: NodeJS.ProcessEnv },
): PackagedApp {
  const dataFolder = temporaryFolder('concord-data-')
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  const child = spawn(executable, [...(isRoot ? ['--no-sandbox'] : []), ...args], {
    env: { ...process.env, ...env, CONCORD_DATA_FOLDER: dataFolder, CONCORD_FIRST_STORE: 'sample' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-4_000)
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const log = (): string => {
    try {
      return readFileSync(join(dataFolder, 'logs', 'concord.log'), 'utf8')
    } catch {
      return `(no log yet; it said: ${said})`
    }
  }
  return {
    log,
    stateFile: join(dataFolder, 'stores', 'sample', 'state.sqlite'),
    hasLogged: (line) => expect.poll(log, { timeout: 60_000, interval: 100 }).toContain(line),
    async end() {
      child.kill()
      await ended
    },
  }
}

/** Whether anybody listens on this port of this machine. */
export function isPortOpen(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
}

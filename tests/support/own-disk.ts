import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

/** A small disk in memory that only this test sees. */
export type OwnDisk = {
  readonly folder: string
  makeReadOnly(): Promise<void>
  /** Runs a program that sees the disk under `place`, with these words behind it. False: it ended with an error. */
  run(...words: readonly string[]): Promise<boolean>
  /** Where it lies for a program that runs on it. */
  readonly place: string
}

/** Without rights over mounts of its own a process may get them in a namespace of users of its own. */
const NAMESPACES = [['-m'], ['-rm']] as const
const PLACE = '/mnt'

/**
 * Mounts a disk of so many bytes in the namespace of a child process (unshare(1)), and reaches it from here through
 * `/proc` (proc_pid_root(5)); SQLite does not, as it follows that link in its own namespace. Null where the system has no such thing or does not allow it.
 */
export async function openOwnDisk(bytes: number): Promise<OwnDisk | null> {
  if (process.platform !== 'linux') return null
  for (const flags of NAMESPACES) {
    const shell = spawn('unshare', [...flags, 'sh'])
    const run = commandsOf(shell)
    if (await run(`mount -t tmpfs -o size=${bytes} none ${PLACE}`)) {
      onTestFinished(() => {
        shell.kill()
      })
      return {
        folder: `/proc/${shell.pid}/root${PLACE}`,
        async makeReadOnly() {
          if (!(await run(`mount -o remount,ro ${PLACE}`))) throw new Error('It stays writable')
        },
        run: (...words) => run(words.map(quoted).join(' ')),
        place: PLACE,
      }
    }
    shell.kill()
  }
  return null
}

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`

/** Gives each command to a shell, one after the other, and says whether it worked; false once the shell is gone. */
function commandsOf(shell: ChildProcessWithoutNullStreams): (command: string) => Promise<boolean> {
  const ended = new Promise<false>((done) => {
    shell.once('error', () => done(false))
    shell.once('close', () => done(false))
  })
  // It may be gone already.
  shell.stdin.on('error', () => undefined)
  const answers = createInterface({ input: shell.stdout })
  return (command) => {
    const answered = new Promise<boolean>((done) => {
      answers.once('line', (line) => done(line === 'worked'))
    })
    shell.stdin.write(`${command} >/dev/null 2>&1 </dev/null && echo worked || echo refused\n`)
    return Promise.race([answered, ended])
  }
}

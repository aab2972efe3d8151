import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

export type Diagnostics = {
  readonly madeAt: string
  readonly versions: Readonly<Record<string, string>>
  readonly system: Readonly<Record<string, string | number>>
  readonly engine: string
  /** What the engine tells, or why it tells nothing. */
  readonly diagnosis: Readonly<Record<string, unknown>>
  readonly log: readonly string[]
  /** The person's own folder; its name is often theirs. */
  readonly home: string
  /** Takes credentials out of a text: what looks like one, and those that are known. */
  readonly redact: (text: string) => string
}

const LOG_BYTES = 256 * 1024

/**
 * The file for support, as text: credentials are taken out wherever they stand, and the person's own folder is
 * written as `~`.
 */
export function diagnosticsText({ home, redact, log, diagnosis, ...facts }: Diagnostics): string {
  const hasHome = home !== '' && home !== '/'
  // Text by text: as JSON, a quote in one of them has a backslash before it, and is not found.
  const clean = (_name: string, value: unknown): unknown =>
    typeof value === 'string' ? redact(hasHome ? value.replaceAll(home, '~') : value) : value
  const text = JSON.stringify({ about: ABOUT, ...facts, ...diagnosis, log }, clean, 2)
  // Once more as a whole, for what is a secret by the name that it has here.
  return `${redact(text)}\n`
}

const ABOUT =
  'Diagnostics of Concord. Holds versions, settings, counts and the log; no token, and of products nothing but counts.'

/** The last lines of the log, oldest first; none where it can't be read. */
export function readLogTail(path: string): string[] {
  try {
    const file = openSync(path, 'r')
    try {
      const { size } = fstatSync(file)
      const from = Math.max(0, size - LOG_BYTES)
      const bytes = Buffer.alloc(size - from)
      const read = readSync(file, bytes, 0, bytes.length, from)
      const lines = bytes.toString('utf8', 0, read).split(/\r?\n/)
      // The first one is cut off where it does not begin the file.
      return lines.slice(from === 0 ? 0 : 1).filter((line) => line !== '')
    } finally {
      closeSync(file)
    }
  } catch {
    return []
  }
}

import { createHash } from 'node:crypto'

/** What happened in a world, line by line with its virtual time: the same for the same seed, byte for byte. */
export class Trace {
  readonly lines: string[] = []
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  add(line: string): void {
    this.lines.push(`${new Date(this.#now()).toISOString().slice(5, 23)} ${line}`)
  }

  hash(): string {
    return createHash('sha256').update(this.lines.join('\n')).digest('hex')
  }
}

import { type ChildProcess, fork } from 'node:child_process'
import { type Done, doneSchema, type Order } from './messages'

/** An engine in a process of its own, seen from outside. */
export class EngineChild {
  readonly #process: ChildProcess
  readonly #gone: Promise<null>
  #answered: (done: Done) => void = () => undefined
  #next: Promise<Done>

  constructor(program: string, args: readonly string[]) {
    this.#next = this.#expect()
    this.#process = fork(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    this.#process.on('message', (message) => this.#answered(doneSchema.parse(message)))
    this.#gone = new Promise((resolve) => this.#process.once('exit', () => resolve(null)))
  }

  /** Resolves when the engine is open; null when the process died before. */
  ready(): Promise<Done | null> {
    return Promise.race([this.#next, this.#gone])
  }

  /** Has something done; null when the process died over it. */
  async ask(order: Order): Promise<Done | null> {
    this.#next = this.#expect()
    if (this.#process.connected) this.#process.send(order, () => undefined)
    return Promise.race([this.#next, this.#gone])
  }

  /** `kill -9`. Resolves when the process is gone. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL')
    await this.#gone
  }

  #expect(): Promise<Done> {
    return new Promise((resolve) => {
      this.#answered = resolve
    })
  }
}

import type { AppError } from '@shared/contract/app-error'
import { portMessageSchema } from '@shared/contract/engine-contract'
import { fail } from '@shared/contract/result'
import { t } from '@shared/words/words'

type Waiting = {
  readonly kind: 'query' | 'command'
  readonly channel: string
  readonly input: unknown
  readonly resolve: (answer: unknown) => void
  /** False until a port existed to send it over. */
  sent: boolean
}

const ENGINE_STOPPED: AppError = {
  code: 'engine-stopped',
  message: t`Concord's engine stopped before it answered. Whatever was saved before is kept.`,
  nextStep: t`Look whether it was done, then try again.`,
  retryable: true,
}

/**
 * Requests over the engine's port, across its restarts: on a new port unanswered queries are asked
 * again, while commands that may have been done already come back as `engine-stopped`.
 */
export class EngineLink {
  #port: MessagePort | null = null
  #nextId = 1
  readonly #waiting = new Map<number, Waiting>()
  readonly #onEvent: (name: string, payload: unknown) => void

  constructor(onEvent: (name: string, payload: unknown) => void) {
    this.#onEvent = onEvent
  }

  ask(kind: 'query' | 'command', channel: string, input: unknown): Promise<unknown> {
    return new Promise((resolve) => {
      const id = this.#nextId++
      this.#waiting.set(id, { kind, channel, input, resolve, sent: false })
      this.#send(id)
    })
  }

  replacePort(port: MessagePort): void {
    this.engineStopped()
    this.#port = port
    port.onmessage = (message) => {
      if (this.#port === port) this.#receive(message.data)
    }
    for (const id of this.#waiting.keys()) this.#send(id)
  }

  /** The engine behind the current port is gone; nothing more will be answered over it. */
  engineStopped(): void {
    this.#port?.close()
    this.#port = null
    for (const [id, request] of this.#waiting) {
      if (request.kind === 'query') request.sent = false
      else if (request.sent) this.#settle(id, fail(ENGINE_STOPPED))
    }
  }

  /** The engine will not come back by itself: nobody shall wait for it. */
  giveUp(message: string): void {
    this.engineStopped()
    for (const id of this.#waiting.keys()) {
      this.#settle(id, fail({ ...ENGINE_STOPPED, message, nextStep: t`Restart Concord.` }))
    }
  }

  #send(id: number): void {
    const request = this.#waiting.get(id)
    if (!request || request.sent || !this.#port) return
    request.sent = true
    this.#port.postMessage({
      kind: 'request',
      id,
      channel: request.channel,
      input: request.input,
    })
  }

  #receive(data: unknown): void {
    const message = portMessageSchema.safeParse(data)
    if (!message.success) {
      console.error('Dropped a message of the engine that breaks the contract')
      return
    }
    if (message.data.kind === 'answer') this.#settle(message.data.id, message.data.result)
    else this.#onEvent(message.data.name, message.data.payload)
  }

  #settle(id: number, answer: unknown): void {
    const request = this.#waiting.get(id)
    this.#waiting.delete(id)
    request?.resolve(answer)
  }
}

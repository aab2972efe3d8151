import {
  type EngineChannel,
  type EngineEventName,
  type EngineEventPayload,
  type EngineInput,
  type EngineOutput,
  engineEvents,
  engineRequests,
} from '@shared/contract/engine-contract'
import { ENGINE_PORT_CHANNEL, engineStatusSchema } from '@shared/contract/main-contract'
import type { Result } from '@shared/contract/result'
import { z } from 'zod'
import { bridge } from './bridge'
import { EngineLink } from './engine-link'
import { engineStatusChanged } from './engine-status'
import { askMain } from './main'
import { parseAnswer, type Reader } from './parse-answer'

const requests: {
  readonly [C in EngineChannel]: {
    readonly kind: 'query' | 'command'
    readonly output: Reader<EngineOutput<C>>
  }
} = engineRequests
const events: { readonly [E in EngineEventName]: Reader<EngineEventPayload<E>> } = engineEvents

type Listener = (payload: unknown) => void

const listeners = new Map<string, Set<Listener>>()

const link = new EngineLink((name, payload) => {
  for (const listener of listeners.get(name) ?? []) listener(payload)
})

/** Asks the engine. Always answers with a result, also when the engine stopped meanwhile. */
export async function askEngine<C extends EngineChannel>(
  channel: C,
  input: EngineInput<C>,
): Promise<Result<EngineOutput<C>>> {
  const { kind, output } = requests[channel]
  return parseAnswer(channel, output, await link.ask(kind, channel, input))
}

/** Calls `listener` for each event of that name; returns how to stop. */
export function onEngineEvent<E extends EngineEventName>(
  name: E,
  listener: (payload: EngineEventPayload<E>) => void,
): () => void {
  const deliver: Listener = (payload) => {
    const parsed = events[name].safeParse(payload)
    if (parsed.success) listener(parsed.data)
    else console.error(`Event ${name} breaks the contract`, parsed.error.issues)
  }
  const ofName = listeners.get(name) ?? new Set()
  listeners.set(name, ofName.add(deliver))
  return () => ofName.delete(deliver)
}

function followEngineStatus(message: unknown): void {
  const status = engineStatusSchema.safeParse(message)
  if (!status.success) return
  if (status.data.kind === 'restarting' || status.data.kind === 'exchanging') link.engineStopped()
  if (status.data.kind === 'stopped') link.giveUp(status.data.message)
  engineStatusChanged(status.data)
}

/** After a restart everything on the screens may be older than what the engine knows now. */
function tellAllChanged(): void {
  const payload: EngineEventPayload<'data.changed'> = {
    what: ['compare', 'products', 'outbox', 'pushes', 'overview', 'rules', 'settings', 'stock'],
  }
  for (const listener of listeners.get('data.changed') ?? []) listener(payload)
}

/** Takes the ports that the preload forwards and asks main for the first one. Called once. */
export function connectEngine(): void {
  let connectedBefore = false
  window.addEventListener('message', (event) => {
    if (event.source !== window || event.origin !== window.location.origin) return
    if (!z.object({ type: z.literal(ENGINE_PORT_CHANNEL) }).safeParse(event.data).success) return
    const port = event.ports[0]
    if (!port) return
    link.replacePort(port)
    if (connectedBefore) tellAllChanged()
    connectedBefore = true
  })
  bridge().onEngineStatus(followEngineStatus)
  void askMain('engine.connect', null)
}

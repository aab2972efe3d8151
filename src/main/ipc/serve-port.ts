import { setImmediate as nextTurn } from 'node:timers/promises'
import { ConcordError, toAppError } from '@shared/contract/app-error'
import { callHandler, invalidInput } from '@shared/contract/call-handler'
import {
  type EngineChannel,
  type EngineOutput,
  type EngineParsedInput,
  engineRequests,
  portRequestSchema,
} from '@shared/contract/engine-contract'
import { fail, type Result, succeed } from '@shared/contract/result'
import { t } from '@shared/words/words'
import type { Log } from '../engine/ports'
import { RequestLimits } from './request-limits'

/** One handler for each channel of the contract; a missing one does not compile. */
export type EngineHandlers = {
  readonly [C in EngineChannel]: (
    input: EngineParsedInput<C>,
  ) => EngineOutput<C> | Promise<EngineOutput<C>>
}

/** What of a MessagePort is needed, so that Electron's and Node's both fit. */
export type ServedPort = {
  postMessage(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
}

/** More than the screens ever have open, together with all that is asked again after a restart. */
const MAX_UNDER_WAY = 256

/**
 * Answers requests from a port: message checked, limits kept, input parsed, one engine call, output
 * parsed, and always a `Result`. What is no request is dropped and logged. `beforeCommand` throws where nothing may be
 * changed now.
 */
export function servePort(
  port: ServedPort,
  handlers: EngineHandlers,
  log: Log,
  beforeCommand: () => void = () => undefined,
): void {
  const limits = new RequestLimits(MAX_UNDER_WAY)
  port.onMessage((message) => {
    const request = portRequestSchema.safeParse(message)
    if (!request.success) {
      log.info('A message on the engine port was no request and was dropped')
      return
    }
    const { id, channel, input } = request.data
    void answer({ handlers, limits, log, beforeCommand }, channel, input).then((result) => {
      port.postMessage({ kind: 'answer', id, result })
    })
  })
}

type Answering = {
  readonly handlers: EngineHandlers
  readonly limits: RequestLimits
  readonly log: Log
  readonly beforeCommand: () => void
}

async function answer(
  { handlers, limits, log, beforeCommand }: Answering,
  channel: string,
  input: unknown,
): Promise<Result<unknown>> {
  try {
    if (!isChannel(channel)) throw invalidInput(t`There is no request called ${channel}.`)
    return succeed(
      await limits.run(input, async () => {
        // What else has arrived is counted before this begins, or a flood would never be too many.
        await nextTurn()
        if (engineRequests[channel].kind === 'command') beforeCommand()
        return callHandler(channel, engineRequests[channel], handlers[channel], input)
      }),
    )
  } catch (thrown) {
    if (!(thrown instanceof ConcordError)) log.error(`The request ${channel} failed`, thrown)
    return fail(toAppError(thrown))
  }
}

function isChannel(channel: string): channel is EngineChannel {
  return Object.hasOwn(engineRequests, channel)
}

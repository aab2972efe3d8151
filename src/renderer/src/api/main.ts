import {
  DROPPED_FILES_CHANNEL,
  droppedFilesRequest,
  type MainChannel,
  type MainInput,
  type MainOutput,
  type MenuCommand,
  mainRequests,
  menuCommandSchema,
} from '@shared/contract/main-contract'
import { fail, type Result } from '@shared/contract/result'
import { t } from '@shared/words/words'
import { bridge } from './bridge'
import { parseAnswer, type Reader } from './parse-answer'

const requests: { readonly [C in MainChannel]: { readonly output: Reader<MainOutput<C>> } } =
  mainRequests

/** Asks the main process: dialogs, the window, the engine's life. */
export async function askMain<C extends MainChannel>(
  channel: C,
  input: MainInput<C>,
): Promise<Result<MainOutput<C>>> {
  try {
    const answer = await bridge().request(channel, input)
    return parseAnswer(channel, requests[channel].output, answer)
  } catch (thrown) {
    console.error(`${channel} was not answered`, thrown)
    return fail({
      code: 'bug',
      message: t`Concord could not carry this out. Nothing was changed.`,
      nextStep: t`Try again.`,
      retryable: true,
    })
  }
}

/** What the application menu asks for; returns how to stop listening. */
export function onMenuCommand(listener: (command: MenuCommand) => void): () => void {
  return bridge().onMenuCommand((message) => {
    const command = menuCommandSchema.safeParse(message)
    if (command.success) listener(command.data)
  })
}

/** What came of files that a person dropped on the window; returns how to stop listening. */
export function onFilesDropped(listener: (answer: Result<null>) => void): () => void {
  const { output } = droppedFilesRequest
  return bridge().onFilesDropped((answer) =>
    listener(parseAnswer(DROPPED_FILES_CHANNEL, output, answer)),
  )
}

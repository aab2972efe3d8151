import { t } from '@shared/words/words'
import type { z } from 'zod'
import { ConcordError } from './app-error'

type Contract = { readonly input: z.ZodType; readonly output: z.ZodType }

/**
 * One call through a contract: input parsed, handler called, output parsed. Throws `invalid-input`
 * when the input is not what the channel takes; an output of the wrong shape is a bug and throws.
 */
export async function callHandler(
  channel: string,
  { input, output }: Contract,
  handler: (input: never) => unknown,
  given: unknown,
): Promise<unknown> {
  const parsed = input.safeParse(given)
  if (!parsed.success) throw invalidInput(t`The request ${channel} was not understood.`)
  // The handler's input type is the one that this channel's schema has just proven.
  return output.parse(await handler(parsed.data as never))
}

export function invalidInput(message: string): ConcordError {
  return new ConcordError({
    code: 'invalid-input',
    message: t`${message} Nothing was changed.`,
    retryable: false,
  })
}

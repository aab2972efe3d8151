import { type AppError, appErrorSchema } from '@shared/contract/app-error'
import { fail, type Result, succeed } from '@shared/contract/result'
import { t } from '@shared/words/words'
import { z } from 'zod'

const envelopeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: appErrorSchema }),
])

/** What we need of a schema. Naming the output type keeps it when the channel is still a type variable. */
export type Reader<T> = {
  readonly safeParse: (
    data: unknown,
  ) => { success: true; data: T } | { success: false; error: z.ZodError }
}

/** Turns whatever arrived into a result: an answer that breaks the contract is an error, never data. */
export function parseAnswer<T>(channel: string, output: Reader<T>, answer: unknown): Result<T> {
  const envelope = envelopeSchema.safeParse(answer)
  if (!envelope.success) return fail(brokenAnswer(channel, envelope.error))
  if (!envelope.data.ok) return fail(envelope.data.error)
  const value = output.safeParse(envelope.data.value)
  return value.success ? succeed(value.data) : fail(brokenAnswer(channel, value.error))
}

function brokenAnswer(channel: string, problem: z.ZodError): AppError {
  const issue = problem.issues[0]
  console.error(`Answer to ${channel} breaks the contract`, problem.issues)
  return {
    code: 'bug',
    message: t`Concord met an error of its own while reading an answer. Look at the screen again: what was done is shown there.`,
    nextStep: t`Try again. If it comes back, send the log file: Help > Show Log File.`,
    retryable: true,
    details: { channel, field: issue?.path.join('.') ?? '' },
  }
}

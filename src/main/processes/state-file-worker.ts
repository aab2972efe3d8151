import { ConcordError } from '@shared/contract/app-error'
import type { StateFacts } from '@shared/contract/backups'
import { languageArgument } from '@shared/words/languages'
import { spokenLanguage, t } from '@shared/words/words'
import { utilityProcess } from 'electron'
import { fromEngineSchema, type StateFileOrder } from './engine-messages'

/**
 * Has a state file that no store has open looked through or finished in a process of its own: that takes seconds
 * where the file is large, and it also works where the engine can't open its store. Throws the `ConcordError` that
 * it answers with, or one (`engine-stopped`) when it ends without an answer. `entry` is the engine's bundle.
 */
export function workOnStateFile(entry: string, order: StateFileOrder): Promise<StateFacts> {
  const child = utilityProcess.fork(entry, [languageArgument(spokenLanguage())], {
    serviceName: 'Concord state file',
  })
  const answer = new Promise<StateFacts>((done, refuse) => {
    child.once('spawn', () => child.postMessage(order))
    child.once('exit', (code) => refuse(endedEarly(code)))
    child.on('message', (message: unknown) => {
      const parsed = fromEngineSchema.safeParse(message)
      if (!parsed.success || parsed.data.kind !== 'state-file-done') return
      const { result } = parsed.data
      if (result.ok) done(result.value)
      else refuse(new ConcordError(result.error))
    })
  })
  return answer.finally(() => child.kill())
}

function endedEarly(code: number): ConcordError {
  return new ConcordError({
    code: 'engine-stopped',
    message: t`The file could not be looked through: the process for it ended. Nothing was changed.`,
    nextStep: t`Try again.`,
    retryable: true,
    details: { code: String(code) },
  })
}

import { ConcordError, toAppError } from '@shared/contract/app-error'
import { invalidInput } from '@shared/contract/call-handler'
import { storeOfUrl } from '@shared/contract/page-store'
import { fail, type Result, succeed } from '@shared/contract/result'
import { t } from '@shared/words/words'
import { type BrowserWindow, ipcMain } from 'electron'
import { isFromOwnFrame } from '../window'
import { describeError } from './describe-error'
import type { WriteLog } from './file-log'

export type OwnPageParts = {
  readonly window: () => BrowserWindow | null
  /** Id of the open store; null while none is open. */
  readonly openStore: () => string | null
  readonly log: WriteLog
}

/** A message of the page. What is of a store is answered to that store's own page alone. */
export type FromPage = {
  readonly parts: readonly unknown[]
  /** Throws `not-found` where the page is of a store that is not open any more. */
  readonly mustBeOfOpenStore: () => void
}

/** Answers what Concord's own page sends over a channel, its main frame and nobody else. Nothing is thrown back. */
export function answerOwnPage(
  channel: string,
  { window, openStore, log }: OwnPageParts,
  answer: (message: FromPage) => Promise<unknown>,
): void {
  ipcMain.handle(channel, async (event, ...parts: unknown[]): Promise<Result<unknown>> => {
    try {
      if (!isFromOwnFrame(event, window())) throw invalidInput(t`The request was not understood.`)
      const store = storeOfUrl(event.senderFrame?.url ?? '')
      const mustBeOfOpenStore = (): void => {
        if (store !== openStore()) throw otherStore()
      }
      return succeed(await answer({ parts, mustBeOfOpenStore }))
    } catch (thrown) {
      if (!(thrown instanceof ConcordError)) {
        log('error', `The request ${channel} ${String(parts[0])} failed: ${describeError(thrown)}`)
      }
      return fail(toAppError(thrown))
    }
  })
}

function otherStore(): ConcordError {
  return new ConcordError({
    code: 'not-found',
    message: t`This store is not open any more. Nothing was changed.`,
    nextStep: t`Open it from Home.`,
    retryable: false,
  })
}

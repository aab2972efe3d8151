import { ConcordError } from '@shared/contract/app-error'
import { callHandler } from '@shared/contract/call-handler'
import { DROPPED_FILES_CHANNEL, droppedFilesRequest } from '@shared/contract/main-contract'
import { valueOf } from '@shared/contract/result'
import { t } from '@shared/words/words'
import { RequestLimits } from '../ipc'
import type { EngineHost } from '../processes'
import { answerOwnPage, type OwnPageParts } from './answer-own-page'

type DroppedFilesParts = OwnPageParts & {
  /** The engine of the open store. Throws the `ConcordError` of none. */
  readonly engine: () => EngineHost
}

const MAX_UNDER_WAY = 4

/**
 * Opens the file that a person dropped on the window as if it had been chosen in the dialog. Its path comes from the
 * preload, which has it from the system's own drop; the page has no way to this channel, and so can name no file.
 */
export function serveDroppedFiles({ engine, ...parts }: DroppedFilesParts): void {
  const limits = new RequestLimits(MAX_UNDER_WAY)
  const open = async (paths: string[]): Promise<null> => {
    const [path] = paths
    if (paths.length > 1) throw severalFiles(paths.length)
    if (!path) throw noFile()
    return valueOf(await engine().openCatalog(path, { isAsked: true }))
  }
  answerOwnPage(DROPPED_FILES_CHANNEL, parts, ({ parts: [paths], mustBeOfOpenStore }) => {
    mustBeOfOpenStore()
    return limits.run(paths, () =>
      callHandler(DROPPED_FILES_CHANNEL, droppedFilesRequest, open, paths),
    )
  })
}

function severalFiles(count: number): ConcordError {
  return new ConcordError({
    code: 'invalid-input',
    message: t`${count} files were dropped, and a catalog is one. Nothing was changed.`,
    nextStep: t`Drop one file.`,
    retryable: false,
  })
}

/** E.g. a picture out of another program's window. */
function noFile(): ConcordError {
  return new ConcordError({
    code: 'file-unreadable',
    message: t`What was dropped is no file on this computer. Nothing was changed.`,
    nextStep: t`Save it first, then drop that file.`,
    retryable: false,
  })
}

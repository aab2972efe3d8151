import { callHandler, invalidInput } from '@shared/contract/call-handler'
import {
  MAIN_REQUEST_CHANNEL,
  type MainChannel,
  mainRequests,
  type Theme,
} from '@shared/contract/main-contract'
import { type Result, valueOf } from '@shared/contract/result'
import type { ExportResult } from '@shared/contract/sync'
import { t } from '@shared/words/words'
import { shell } from 'electron'
import { RequestLimits } from '../ipc'
import type { EngineHost } from '../processes'
import { isShopifyAddress } from '../window'
import { answerOwnPage, type OwnPageParts } from './answer-own-page'
import { chooseNewFile } from './file-dialogs'
import type { MainHandlers } from './main-handlers'

export type MainRequestParts = OwnPageParts & {
  /** The engine of the open store. Throws the `ConcordError` of none. */
  readonly engine: () => EngineHost
  /** Served by files of their own. */
  readonly others: Pick<
    MainHandlers,
    Extract<
      MainChannel,
      `${'ams-server' | 'stores' | 'setup' | 'app' | 'data' | 'language' | 'catalog'}.${string}`
    >
  >
  readonly reconnect: () => void
  readonly setTheme: (theme: Theme) => void
}

/** Most are answered at once; a dialog is under way while it is open. */
const MAX_UNDER_WAY = 16

const CSV = { name: 'CSV', extensions: ['csv'] } as const

/** Serves the few requests that only main can carry out, to its own page's main frame and nobody else. */
export function serveMainRequests(parts: MainRequestParts): void {
  const handlers = mainHandlers(parts)
  const limits = new RequestLimits(MAX_UNDER_WAY)
  answerOwnPage(MAIN_REQUEST_CHANNEL, parts, ({ parts: [channel, input], mustBeOfOpenStore }) => {
    if (!isChannel(channel)) throw invalidInput(t`The request was not understood.`)
    if (isOfStore(channel)) mustBeOfOpenStore()
    return limits.run(input, () =>
      callHandler(channel, mainRequests[channel], handlers[channel], input),
    )
  })
}

function mainHandlers({
  window,
  engine,
  others,
  reconnect,
  setTheme,
}: MainRequestParts): MainHandlers {
  /**
   * Writes a file where the person wants it; null where they do not. It comes from the store that was open when the
   * dialog was: another one that was opened meanwhile is not meant.
   */
  const exported = async (
    title: string,
    name: string,
    write: (from: EngineHost, path: string) => Promise<Result<ExportResult>>,
  ): Promise<ExportResult | null> => {
    const from = engine()
    const path = await chooseNewFile(window(), title, name, CSV)
    return path === null ? null : valueOf(await write(from, path))
  }
  return {
    ...others,
    'outbox.export': () =>
      exported(t`Export decisions`, 'concord-decisions', (from, path) =>
        from.exportDecisions(path),
      ),
    'push-log.export': (filter) =>
      exported(t`Export Push Log`, 'concord-push-log', (from, path) =>
        from.exportPushLog(path, filter),
      ),
    'shopify.open': async ({ url }) => {
      if (!isShopifyAddress(url)) throw invalidInput(t`Only pages of Shopify are opened.`)
      await shell.openExternal(url)
      return null
    },
    'appearance.set-theme': async (theme) => {
      setTheme(theme)
      return null
    },
    'engine.connect': async () => {
      reconnect()
      return null
    },
  }
}

/** What acts on the open store, and so is answered to its own page alone. */
function isOfStore(channel: MainChannel): boolean {
  return /^(?:ams-server|catalog|data|engine|outbox|push-log|setup)\./.test(channel)
}

function isChannel(channel: unknown): channel is MainChannel {
  return typeof channel === 'string' && Object.hasOwn(mainRequests, channel)
}

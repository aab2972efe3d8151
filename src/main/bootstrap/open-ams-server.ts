import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import { amsServerClient, type SendAmsHttp } from '../ams-http'
import type { AmsServer, Clock, Scheduler } from '../engine/ports'
import type { AmsOrder } from '../processes/engine-messages'
import type { Redaction } from './redaction'

export type OpenAmsServer = {
  readonly order: AmsOrder | null
  readonly http: SendAmsHttp
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly redaction: Redaction
}

/** The way to a store's AMS server, with the address and token of the moment. */
export function openAmsServer({ order: first, redaction, ...network }: OpenAmsServer): {
  use(order: AmsOrder | null): void
  /** Throws the `ConcordError` of a token that is missing. */
  readonly client: () => AmsServer
} {
  let order: AmsOrder | null = null
  const use = (next: AmsOrder | null): void => {
    if (next?.token) redaction.know(next.token)
    order = next
  }
  use(first)
  return {
    use,
    client() {
      if (!order?.token) throw new ConcordError(order?.missing ?? NO_TOKEN)
      const { baseUrl: base, token } = order
      return amsServerClient({ ...network, base, host: new URL(base).host, token })
    },
  }
}

const NO_TOKEN = {
  code: 'no-credential',
  message: t`There is no token for the AMS server. What waits for it goes on waiting.`,
  retryable: false,
} as const

import type { SendAmsHttp } from '../ams-http'
import type { SendHttp } from '../shopify'

type Init = Omit<Parameters<SendHttp>[1], 'method'> & {
  readonly method: Parameters<SendHttp | SendAmsHttp>[1]['method']
}

/** What fills the ports of all clients. */
export type ProcessHttp = (url: string, init: Init) => ReturnType<SendHttp>

/**
 * Node's own fetch behind the client's port. A redirect is an answer and never followed: a store's API has
 * none, a network that wants a sign-in does, and a credential must not go with it to another host.
 */
export const nodeHttp: ProcessHttp = async (url, init) => {
  const answer = await fetch(url, { ...init, redirect: 'manual' })
  return {
    status: answer.status,
    headers: answer.headers,
    text: () => answer.text(),
    body: answer.body,
  }
}

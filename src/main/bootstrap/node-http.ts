import type { SendHttp } from '../shopify'

/**
 * Node's own fetch behind the client's port. A redirect is an answer and never followed: a store's API has
 * none, a network that wants a sign-in does, and a credential must not go with it to another host.
 */
export const nodeHttp: SendHttp = async (url, init) => {
  const answer = await fetch(url, { ...init, redirect: 'manual' })
  return {
    status: answer.status,
    headers: answer.headers,
    text: () => answer.text(),
    body: answer.body,
  }
}

import type { SendHttp } from '../shopify'

/**
 * Node's own fetch behind the client's port. Redirects are refused: a store's API never redirects, and
 * a credential must not follow one to another host.
 */
export const nodeHttp: SendHttp = async (url, init) => {
  const answer = await fetch(url, { ...init, redirect: 'error' })
  return {
    status: answer.status,
    headers: answer.headers,
    text: () => answer.text(),
    body: answer.body,
  }
}

/** The sample store's back door: what it saw of Concord, and what other people do to the shop. */

export type StoreCounts = {
  readonly requests: number
  readonly queries: number
  readonly mutations: number
  readonly mutationsApplied: number
}

/** Requests that the store got since its log was last emptied. */
export async function storeCounts(storeUrl: string): Promise<StoreCounts> {
  const { requests, queries, mutations, mutationsApplied } = await ask(storeUrl, 'counts')
  return {
    requests: Number(requests),
    queries: Number(queries),
    mutations: Number(mutations),
    mutationsApplied: Number(mutationsApplied),
  }
}

export async function emptyStoreLog(storeUrl: string): Promise<void> {
  await ask(storeUrl, 'reset-log', {})
}

/** Sends one call to the back door; a body makes it a POST. */
export async function ask(
  storeUrl: string,
  path: string,
  body?: unknown,
): Promise<Record<string, unknown>> {
  const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const answer = await fetch(`${storeUrl}/control/${path}`, post)
  const text = await answer.text()
  if (!answer.ok) throw new Error(`The store's back door answered ${answer.status}: ${text}`)
  const parsed: unknown = JSON.parse(text)
  if (typeof parsed !== 'object' || parsed === null) throw new Error('Not an object')
  return { ...parsed }
}

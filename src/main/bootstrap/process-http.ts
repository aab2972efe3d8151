import { nodeHttp, type ProcessHttp } from './node-http'

/**
 * The network of the engine's process: Chromium's stack where Electron offers it in a utility process
 * (system proxy, company certificates), Node's fetch where it does not.
 */
export function processHttp(): ProcessHttp {
  const chromiumFetch = findChromiumFetch()
  if (!chromiumFetch) return nodeHttp
  return async (url, init) => {
    const answer = await chromiumFetch(url, { ...init, redirect: 'manual' })
    return {
      status: answer.status,
      headers: answer.headers,
      text: () => answer.text(),
      body: answer.body,
    }
  }
}

type Fetch = typeof fetch

function findChromiumFetch(): Fetch | null {
  // Electron 25 has no `electron` module in utility processes; later ones have `net` in it.
  try {
    const electron: { net?: { fetch?: Fetch } } = require('electron')
    const { net } = electron
    return net?.fetch ? net.fetch.bind(net) : null
  } catch {
    return null
  }
}

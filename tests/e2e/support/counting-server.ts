import { createServer } from 'node:http'

export type CountingServer = {
  /** Host and port, e.g. `127.0.0.1:41234`. */
  readonly host: string
  /** What was asked for since the last look. */
  readonly take: () => string[]
  readonly close: () => void
}

/**
 * A server of somebody else on this machine, which notes every request that reaches it. `?to=/path` sends
 * on to there.
 */
export async function startCountingServer(): Promise<CountingServer> {
  const seen: string[] = []
  const server = createServer((request, answer) => {
    seen.push(`${request.method} ${request.url}`)
    answer.setHeader('Access-Control-Allow-Origin', '*')
    const to = new URL(request.url ?? '/', 'http://localhost').searchParams.get('to')
    if (to !== null) answer.writeHead(302, { Location: to })
    answer.end('reached')
  })
  server.on('upgrade', (request, socket) => {
    seen.push(`UPGRADE ${request.url}`)
    socket.destroy()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    host: `127.0.0.1:${port}`,
    take: () => seen.splice(0),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

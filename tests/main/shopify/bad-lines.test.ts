import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Server, Socket } from 'node:net'
import tls from 'node:tls'
import { nodeHttp } from '@main/bootstrap/node-http'
import { AdminClient } from '@main/shopify/admin-client'
import { productsCount, updateProduct } from '@main/shopify/operations'
import { connectionTrouble } from '@shared/connecting/connection-trouble'
import { toAppError } from '@shared/contract/app-error'
import { describe, expect, onTestFinished, test } from 'vitest'
import { Authority, type Certificate } from '../../support/certificates'
import { FakeClock } from '../../support/fake-environment'
import { temporaryFolder } from '../../support/state'
import { rejectedWith } from '../../support/thrown'

const TOKEN = 'shpat_0123456789abcdef'
/** Instead of the 30 s that a request has. */
const PATIENCE_MS = 120

/** A real line to a server of this test; no wait is longer than its patience. */
function clientOf(storeUrl: string): AdminClient {
  return new AdminClient({
    storeUrl,
    credential: () => ({ token: TOKEN }),
    http: nodeHttp,
    clock: new FakeClock(),
    scheduler: {
      pause: async () => undefined,
      wait: (delayMs, signal) =>
        new Promise((done) => {
          const timer = setTimeout(done, Math.min(delayMs, PATIENCE_MS))
          signal?.addEventListener('abort', () => clearTimeout(timer))
        }),
    },
  })
}

async function portOf(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return address.port
}

const ANSWER = JSON.stringify({ data: { productsCount: { count: 7 } } })

describe('N1: a line on which the answer does not arrive', () => {
  test.each<readonly [string, (answer: ServerResponse) => void]>([
    [
      'is cut in the middle of its body',
      (answer) => {
        answer.writeHead(200, { 'content-type': 'application/json', 'content-length': 10_000 })
        answer.write(ANSWER, () => answer.destroy())
      },
    ],
    [
      'is cut in the middle of a part',
      (answer) => {
        answer.writeHead(200, { 'content-type': 'application/json' })
        answer.write(ANSWER.slice(0, 20), () => answer.destroy())
      },
    ],
    ['is reset', (answer) => answer.socket?.resetAndDestroy()],
    ['is closed without a word', (answer) => answer.socket?.end()],
    ['stays open and silent', () => undefined],
    [
      'falls silent in the middle',
      (answer) => {
        answer.writeHead(200, { 'content-type': 'application/json', 'content-length': 10_000 })
        answer.write(ANSWER)
      },
    ],
    [
      'drips',
      (answer) => {
        answer.writeHead(200, { 'content-type': 'application/json' })
        const drip = setInterval(() => answer.write(' '), 20)
        answer.on('close', () => clearInterval(drip))
      },
    ],
  ])(
    '%s: what only asks is asked three times, a change is sent once and its end is unknown',
    async (_, how) => {
      let asked = 0
      const server = createServer((request, answer) => {
        asked++
        request.resume().on('end', () => how(answer))
      })
      const client = clientOf(`http://127.0.0.1:${await portOf(server)}`)
      const changed = await client.mutate(updateProduct, { product: { id: '1', title: 'New' } })
      expect(changed).toMatchObject({ kind: 'unknown', error: { code: 'store-unreachable' } })
      expect(asked).toBe(1)
      const error = await rejectedWith(client.query(productsCount, { query: null }))
      expect(error).toMatchObject({ code: 'store-unreachable', retryable: true })
      expect(asked).toBe(1 + 3)
    },
  )
})

/** A company's authority that this process trusts from now on, as a system does where it is installed. */
function trustedAuthority(): Authority {
  const authority = new Authority(temporaryFolder())
  const trust: unknown = Reflect.get(tls, 'setDefaultCACertificates')
  if (typeof trust !== 'function') throw new Error('This Node can not be told whom to trust')
  Reflect.apply(trust, tls, [[authority.cert]])
  return authority
}

describe('N2: a line behind a certificate', () => {
  /** What a request to a server with it ends with, and the requests that arrived there. */
  async function askOver(certificate: Certificate) {
    const heard: string[] = []
    const server = createTlsServer(certificate, (request, answer) => {
      heard.push(String(request.headers['x-shopify-access-token']))
      answer.writeHead(200, { 'content-type': 'application/json' }).end(ANSWER)
    })
    const client = clientOf(`https://127.0.0.1:${await portOf(server)}`)
    const ended = await client.query(productsCount, { query: null }).catch(toAppError)
    return { ended, heard }
  }

  test.each([
    ['that a company made, whom this computer trusts, is used', 'IP:127.0.0.1', 30, null],
    ['that has expired is told with the time', 'IP:127.0.0.1', -1, 'CERT_HAS_EXPIRED'],
    ['of another host is told', 'DNS:other.example', 30, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ] as const)('%s', async (_, host, days, cause) => {
    const { ended, heard } = await askOver(trustedAuthority().certify(host, days))
    if (cause === null) {
      expect({ ended, heard }).toEqual({ ended: { productsCount: { count: 7 } }, heard: [TOKEN] })
      return
    }
    expect(ended).toMatchObject({ code: 'store-unreachable', details: { cause } })
    expect(heard).toEqual([])
  })

  test('of an authority that nobody installed is told, and no token is sent', async () => {
    trustedAuthority()
    const unknown = new Authority(temporaryFolder())
    const { ended, heard } = await askOver(unknown.certify('IP:127.0.0.1', 30))
    expect(ended).toMatchObject({
      code: 'store-unreachable',
      message: expect.stringContaining('nobody whom this computer trusts'),
      nextStep: expect.stringContaining('certificate installed'),
    })
    expect(heard).toEqual([])
  })
})

/** As Chromium's stack says it, which Node has no system proxy for (net_error_list.h). */
describe('N2: what Chromium says of a line', () => {
  test.each([
    ['net::ERR_CERT_AUTHORITY_INVALID', /nobody whom this computer trusts/],
    ['net::ERR_CERT_DATE_INVALID', /not valid at the time/],
    ['net::ERR_CERT_COMMON_NAME_INVALID', /another address/],
    ['net::ERR_PROXY_AUTH_UNSUPPORTED', /proxy/],
    ['net::ERR_PROXY_CONNECTION_FAILED', /proxy/],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', /proxy/],
    ['net::ERR_PAC_SCRIPT_FAILED', /proxy/],
  ])('%s is told in words', (message, words) => {
    expect(connectionTrouble(new Error(message))).toMatchObject({
      cause: message.slice(5),
      what: expect.stringMatching(words),
    })
  })

  test.each(['net::ERR_NAME_NOT_RESOLVED', 'net::ERR_INTERNET_DISCONNECTED', 'fetch failed'])(
    '%s is no more than nobody who answers',
    (message) => {
      expect(connectionTrouble(new Error(message))).toBeNull()
    },
  )
})

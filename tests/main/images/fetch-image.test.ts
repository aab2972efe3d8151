import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type FetchOptions, ImageFetcher } from '@main/images/fetch-image'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { failureOf, png } from './support'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

let server: Server
let origin: string
let answers: Record<string, Answer>
let asked: IncomingMessage[]
beforeEach(async () => {
  answers = {}
  asked = []
  server = createServer((request, response) => {
    asked.push(request)
    const answer = answers[request.url ?? '']
    if (answer) answer(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  origin = `http://127.0.0.1:${(address satisfies AddressInfo).port}`
})
afterEach(() => {
  server.close()
  server.closeAllConnections()
})

const never = new AbortController().signal
const fetchWith = (
  options: Partial<FetchOptions>,
  url: string,
  hosts: string[] = [],
  signal = never,
) => new ImageFetcher({ ownOrigin: origin, ...options }).fetch(url, hosts, signal)
const fetch = (path: string) => fetchWith({}, `${origin}${path}`)
const to =
  (location: string, status = 302): Answer =>
  (_, response) =>
    response.writeHead(status, { location }).end()

describe('a picture that is fetched', () => {
  test('arrives bit for bit, also over redirects', async () => {
    const bytes = png(8, 8)
    answers['/mug.png'] = (_, response) => response.end(bytes)
    for (const status of [301, 302, 303, 307, 308]) answers[`/${status}`] = to('/mug.png', status)
    expect((await fetch('/mug.png')).equals(bytes)).toBe(true)
    for (const status of [301, 302, 303, 307, 308]) {
      expect((await fetch(`/${status}`)).equals(bytes)).toBe(true)
    }
  })

  test('is asked for without anything that tells who asks', async () => {
    answers['/mug.png'] = (_, response) => {
      response.setHeader('set-cookie', 'visitor=1')
      response.end(png())
    }
    const fetcher = new ImageFetcher({ ownOrigin: origin })
    await fetcher.fetch(`${origin}/mug.png`, [], never)
    await fetcher.fetch(`${origin}/mug.png`, [], never)
    for (const { headers } of asked) {
      expect(Object.keys(headers).sort()).toEqual([
        'accept',
        'accept-encoding',
        'connection',
        'host',
        'user-agent',
      ])
      expect(headers.accept).toBe('image/jpeg,image/png,image/gif,image/webp')
    }
  })

  test('comes over a new connection where the kept one was closed by the other side', async () => {
    answers['/mug.png'] = (_, response) => response.end(png())
    answers['/last.png'] = ({ socket }, response) => {
      const isReused = asked.filter((request) => request.socket === socket).length > 1
      if (isReused) socket.resetAndDestroy()
      else response.end(png(9, 9))
    }
    const fetcher = new ImageFetcher({ ownOrigin: origin })
    await fetcher.fetch(`${origin}/mug.png`, [], never)
    // The connection is free in the next turn.
    await new Promise((resolve) => setImmediate(resolve))
    expect((await fetcher.fetch(`${origin}/last.png`, [], never)).equals(png(9, 9))).toBe(true)
    expect(asked).toHaveLength(3)
  })
})

describe('I1: a file of 500 MB', () => {
  test('is not read where it says so', async () => {
    answers['/big'] = (_, response) => {
      response.writeHead(200, { 'content-length': 500_000_000 })
      response.write(png())
    }
    expect(await failureOf(() => fetch('/big'))).toMatchObject({
      code: 'too-large',
      retryable: false,
    })
  })

  test('is read up to 20 MB where it says nothing, then the connection ends', async () => {
    let sent = 0
    const ended = new Promise<void>((resolve) => {
      answers['/big'] = (_, response) => {
        const part = Buffer.alloc(1_000_000)
        const more = (): void => {
          while (!response.destroyed && sent < 500_000_000) {
            sent += part.length
            if (!response.write(part)) return void response.once('drain', more)
          }
        }
        response.once('close', () => resolve())
        more()
      }
    })
    expect(await failureOf(() => fetch('/big'))).toMatchObject({ code: 'too-large' })
    await ended
    expect(sent).toBeLessThan(60_000_000)
  })
})

describe('I3: where a redirect leads', () => {
  test.each([
    'http://127.0.0.1:9/',
    'https://localhost/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'file:///etc/passwd',
    'http://cdn.shopify.com/mug.jpg',
    'https://user:password@cdn.shopify.com/mug.jpg',
    'https://',
  ])('%s is refused', async (location) => {
    answers['/away'] = to(location)
    const failure = await failureOf(() =>
      fetchWith({}, `${origin}/away`, ['cdn.shopify.com', 'localhost']),
    )
    expect(failure).toMatchObject({ code: 'address-refused', retryable: false })
    expect(asked).toHaveLength(1)
  })

  test('a host that nobody allowed is told by its name', async () => {
    answers['/away'] = to('https://tracker.example.com/mug.jpg')
    expect(await failureOf(() => fetch('/away'))).toMatchObject({
      code: 'host-not-allowed',
      host: 'tracker.example.com',
    })
  })

  test('round and round is given up after five', async () => {
    answers['/round'] = to('/round')
    expect(await failureOf(() => fetch('/round'))).toMatchObject({
      code: 'address-refused',
      retryable: false,
    })
    expect(asked).toHaveLength(6)
  })
})

describe('I3: a name that leads into this computer', () => {
  test.each([
    ['127.0.0.1', 4],
    ['::ffff:127.0.0.1', 6],
    ['10.0.0.1', 4],
  ])('at the moment of the connection (%s) is refused', async (address, family) => {
    let looked = 0
    const resolve: FetchOptions['resolve'] = (_, done) => {
      looked += 1
      done(null, [{ address, family }])
    }
    const failure = await failureOf(() =>
      fetchWith({ resolve }, 'https://rebinding.example.com/mug.png', ['rebinding.example.com']),
    )
    expect(failure).toMatchObject({ code: 'address-refused', retryable: false })
    expect([looked, asked.length]).toEqual([1, 0])
  })
})

describe('what does not arrive', () => {
  test.each([
    [404, 'gone', false],
    [410, 'gone', false],
    [401, 'gone', false],
    [403, 'gone', false],
    [429, 'unreachable', true],
    [500, 'unreachable', true],
    [503, 'unreachable', true],
  ])('with status %i is %s', async (status, code, retryable) => {
    answers['/mug.png'] = (_, response) => response.writeHead(status).end('no')
    expect(await failureOf(() => fetch('/mug.png'))).toMatchObject({ code, retryable })
  })

  test('N1: because the connection breaks off may arrive another time', async () => {
    answers['/half'] = (_, response) => {
      response.writeHead(200, { 'content-length': 1000 })
      response.write(png(), () => response.destroy())
    }
    expect(await failureOf(() => fetch('/half'))).toMatchObject({
      code: 'unreachable',
      retryable: true,
    })
  })

  test('N1: because nobody listens may arrive another time', async () => {
    const failure = await failureOf(() =>
      fetchWith({ ownOrigin: 'http://127.0.0.1:1' }, 'http://127.0.0.1:1/x'),
    )
    expect(failure).toMatchObject({ code: 'unreachable', retryable: true })
  })

  test('N1: because the host is silent, from the start or in the middle, is given up', async () => {
    answers['/silent'] = () => undefined
    answers['/stalls'] = (_, response) => void response.write(png())
    for (const path of ['/silent', '/stalls']) {
      const failure = await failureOf(() => fetchWith({ idleMs: 40 }, `${origin}${path}`))
      expect(failure).toMatchObject({ code: 'unreachable', retryable: true })
    }
  })

  test('N1: because it drips is given up as a whole', async () => {
    answers['/drips'] = (_, response) => {
      const drip = setInterval(() => response.write('x'), 5)
      response.once('close', () => clearInterval(drip))
    }
    const failure = await failureOf(() => fetchWith({ wholeMs: 60 }, `${origin}/drips`))
    expect(failure).toMatchObject({ code: 'unreachable', retryable: true })
  })

  test('because nobody wants it any more rejects with why', async () => {
    const controller = new AbortController()
    const why = new Error('closing')
    answers['/slow'] = () => controller.abort(why)
    await expect(fetchWith({}, `${origin}/slow`, [], controller.signal)).rejects.toBe(why)
    await expect(fetchWith({}, `${origin}/slow`, [], controller.signal)).rejects.toBe(why)
  })
})

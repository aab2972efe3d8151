import { amsServerClient, type SendAmsHttp } from '@main/ams-http'
import { type AmsHttpServer, type AmsRequest, type Spoiled, startAmsServer } from '@main/ams-server'
import { realEnvironment } from '@main/bootstrap/environment'
import { nodeHttp } from '@main/bootstrap/node-http'
import type { AmsServer, Environment } from '@main/engine/ports'
import { toContent } from '@shared/ams-http/to-content'
import type { AmsProduct } from '@shared/catalog/product'
import { expect, onTestFinished } from 'vitest'
import { type Exchanged, openApiCheck } from './openapi-check'

const TOKEN = 'ams_token_of_the_tests'

export type TestAmsServer = Omit<AmsHttpServer, 'close'> & {
  close(): Promise<void>
  /** A client of it, as Concord has one. */
  client(options?: { readonly token?: string; readonly environment?: Environment }): AmsServer
  /** Every request since the last call, as `METHOD path`. */
  requests(): string[]
  /** Asked for every request; what it gives is done to its answer. */
  spoil: ((request: AmsRequest) => Spoiled | null) | null
  /** What somebody else at AMS does to a product, over no network. */
  edit(id: string, change: (product: AmsProduct) => AmsProduct): void
}

/** A real AMS server; every exchange with it that is not spoiled is held against the OpenAPI file. */
export async function testAmsServer(products: readonly AmsProduct[]): Promise<TestAmsServer> {
  const check = openApiCheck()
  const problems: string[] = []
  let requests: string[] = []
  const http: SendAmsHttp = async (url, init) => {
    const answer = await nodeHttp(url, init)
    if (spoiled) return answer
    const chunks: Uint8Array[] = []
    for await (const chunk of answer.body ?? []) chunks.push(chunk)
    const answerBody = Buffer.concat(chunks)
    const exchanged: Exchanged = {
      method: init.method,
      path: url.slice(server.url.length),
      requestBody: typeof init.body === 'string' ? init.body : null,
      status: answer.status,
      answerBody: answerBody.toString(),
    }
    problems.push(...check(exchanged))
    return { ...answer, body: inOnePiece(answerBody) }
  }
  let spoiled = false
  const server = await startAmsServer({
    port: 0,
    token: TOKEN,
    products,
    spoil: (request) => {
      requests.push(`${request.method} ${request.url.pathname}`)
      const found = test.spoil?.(request) ?? null
      spoiled = found !== null
      return found
    },
  })
  const test: TestAmsServer = {
    ...server,
    spoil: null,
    client: ({ token = TOKEN, environment = quietEnvironment() } = {}) =>
      amsServerClient({
        base: server.url,
        host: new URL(server.url).host,
        token,
        http,
        clock: environment.clock,
        scheduler: environment.scheduler,
      }),
    requests() {
      const since = requests
      requests = []
      return since
    },
    edit(id, change) {
      const { catalog } = server
      const now = catalog.products.find(id)
      if (!now) throw new Error(`There is no ${id}`)
      catalog.products.write({
        id,
        expected: now.version,
        key: null,
        content: toContent(change(now.product)),
      })
    },
  }
  let isClosed = false
  const close = async (): Promise<void> => {
    if (isClosed) return
    isClosed = true
    await server.close()
    expect(problems).toEqual([])
  }
  test.close = close
  onTestFinished(close)
  return test
}

export function quietEnvironment(): Environment {
  return realEnvironment({ info: () => undefined, error: () => undefined })
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

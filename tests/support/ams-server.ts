import { randomUUID } from 'node:crypto'
import { amsServerClient, type SendAmsHttp } from '@main/ams-http'
import { type AmsHttpServer, type AmsRequest, type Spoiled, startAmsServer } from '@main/ams-server'
import { realEnvironment } from '@main/bootstrap/environment'
import { nodeHttp } from '@main/bootstrap/node-http'
import type { AmsServer, Environment } from '@main/engine/ports'
import type { ChangesPage, Movement, ServedProduct } from '@shared/ams-http/contract'
import { toContent } from '@shared/ams-http/to-content'
import type { AmsProduct } from '@shared/catalog/product'
import { expect, onTestFinished } from 'vitest'
import { type Exchanged, openApiCheck } from './openapi-check'

export const AMS_TOKEN = 'ams_token_of_the_tests'

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
  /** Ids of its products. */
  ids(): string[]
  /** AMS has exactly these products from now on, with this stock. */
  replace(products: readonly AmsProduct[]): void
}

/** The same for one test, which it ends with. */
export async function testAmsServer(products: readonly AmsProduct[]): Promise<TestAmsServer> {
  const server = await openTestAmsServer(products)
  onTestFinished(() => server.close())
  return server
}

/** A real AMS server; every exchange with it that is not spoiled is held against the OpenAPI file. */
export async function openTestAmsServer(products: readonly AmsProduct[]): Promise<TestAmsServer> {
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
    token: AMS_TOKEN,
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
    client: ({ token = AMS_TOKEN, environment = quietEnvironment() } = {}) =>
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
    ids: () => everything(server).map(({ product }) => product.id),
    replace(wanted) {
      const { products: held, stock } = server.catalog
      const ids = new Set(wanted.map(({ id }) => id))
      for (const { product, version } of everything(server)) {
        if (!ids.has(product.id)) held.remove(product.id, version)
      }
      for (const product of wanted) {
        const before = held.find(product.id)
        const content = toContent(product)
        const isSame = before && sameJson(toContent(before.product), content)
        const expected = before?.version ?? null
        if (!isSame) held.write({ id: product.id, expected, key: null, content })
        const rows = movedRows(held.find(product.id)?.product, product)
        if (rows.length > 0) stock.move(randomUUID(), { productId: product.id, rows, reason: '' })
      }
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
  test.close = async () => {
    if (isClosed) return
    isClosed = true
    await server.close()
    expect(problems).toEqual([])
  }
  return test
}

export function quietEnvironment(): Environment {
  return realEnvironment({ info: () => undefined, error: () => undefined })
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** All products of a server, page by page. */
function everything({ catalog }: Pick<AmsHttpServer, 'catalog'>): readonly ServedProduct[] {
  const found: ServedProduct[] = []
  let cursor: string | null = null
  for (;;) {
    const page: ChangesPage = catalog.products.changes(cursor, 1_000)
    found.push(...page.changes.flatMap((change) => (change.deleted ? [] : [change])))
    if (page.complete) return found
    cursor = page.cursor
  }
}

function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function movedRows(served: AmsProduct | undefined, { variants }: AmsProduct): Movement['rows'] {
  return variants.flatMap(({ id, onHand, wholesaleCommitments }) => {
    const was = served?.variants.find((variant) => variant.id === id)
    const before = was?.onHand ?? null
    const commitmentsBy = wholesaleCommitments - (was?.wholesaleCommitments ?? 0)
    if (onHand === null || onHand === before) {
      return commitmentsBy === 0
        ? []
        : [{ variantId: id, onHandBy: 0, commitmentsBy, firstCount: null }]
    }
    const onHandBy = before === null ? 0 : onHand - before
    return [{ variantId: id, onHandBy, commitmentsBy, firstCount: before === null ? onHand : null }]
  })
}

import { nodeHttp } from '@main/bootstrap/node-http'
import { AccessTokens, type SendHttp, type StoreCredential, shopifyGateway } from '@main/shopify'
import { type StoreSimulator, startStoreSimulator } from '@main/store-simulator'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const CLIENT: StoreCredential = {
  kind: 'client',
  clientId: 'simulated-client-id',
  clientSecret: 'shpss_simulated_client_secret',
}
const DAY_MS = 86_399_000

let simulator: StoreSimulator
let clock = 0

beforeEach(async () => {
  clock = Date.parse('2026-11-26T08:00:00.000Z')
  simulator = await startStoreSimulator({
    port: 0,
    catalog: { kind: 'empty' },
    token: 'shpat_fixed',
    schemaFile: 'resources/shopify-schema/admin_2026-10.json.gz',
    control: true,
    now: () => clock,
  })
})
afterEach(() => simulator.close())

async function control(path: string, body: unknown): Promise<void> {
  const init = { method: 'POST', body: JSON.stringify(body) }
  const answer = await fetch(`${simulator.url}/control/${path}`, init)
  if (!answer.ok) throw new Error(await answer.text())
}

/** A gateway whose tokens are granted by the store, over real HTTP. */
function open({
  credential = CLIENT,
  http = nodeHttp,
}: {
  credential?: StoreCredential
  http?: SendHttp
} = {}) {
  const asked: string[] = []
  const known: string[] = []
  const network = {
    storeUrl: simulator.url,
    http: async (url: string, init: Parameters<SendHttp>[1]) => {
      asked.push(url.endsWith('/access_token') ? 'grant' : 'request')
      return http(url, init)
    },
    clock: { now: () => clock },
    scheduler: {
      pause: () => Promise.resolve(),
      // The time-out of a request is nothing that a test waits for; other waits take no time.
      wait: (delayMs: number) => {
        if (delayMs >= 30_000) return new Promise<void>(() => undefined)
        clock += delayMs
        return new Promise<void>((resolve) => setImmediate(resolve))
      },
    },
  }
  const tokens = new AccessTokens({ ...network, onToken: (token) => known.push(token) })
  tokens.use(credential, null)
  const gateway = shopifyGateway({
    ...network,
    credential: () => tokens.current(),
    refused: (token) => tokens.refused(token),
    tokenEndsAt: () => tokens.expiresAt(),
  })
  return { tokens, gateway, asked, known }
}

describe('the token for each request', () => {
  test('is granted once for an id and secret, and told before it is used', async () => {
    const { gateway, asked, known, tokens } = open()
    const endsAt = await gateway.setup.showToken()
    await gateway.setup.scopes()
    expect(asked).toEqual(['grant', 'request', 'request'])
    expect(endsAt).toBe(clock + DAY_MS)
    expect(known[0]).toBe('shpss_simulated_client_secret')
    expect(known[1]).toMatch(/^shpat_/)
    expect(tokens.endsIn()).toBe('cret')
  })

  test('is asked for once by all who need it at the same time', async () => {
    const { gateway, asked } = open()
    await Promise.all([gateway.setup.scopes(), gateway.setup.shop(), gateway.setup.oneProduct()])
    expect(asked.filter((what) => what === 'grant')).toHaveLength(1)
  })

  test('is renewed a minute before it ends', async () => {
    const { gateway, asked } = open()
    await gateway.setup.scopes()
    clock += DAY_MS - 61_000
    await gateway.setup.scopes()
    expect(asked.filter((what) => what === 'grant')).toHaveLength(1)
    clock += 1_000
    await gateway.setup.scopes()
    expect(asked.filter((what) => what === 'grant')).toHaveLength(2)
  })

  test('goes on to be used for its last minute where the renewal fails', async () => {
    let fails = false
    const { gateway } = open({
      http: (url, init) =>
        fails && url.endsWith('/access_token')
          ? Promise.reject(new Error('no network'))
          : nodeHttp(url, init),
    })
    await gateway.setup.scopes()
    fails = true
    clock += DAY_MS - 30_000
    await expect(gateway.setup.scopes()).resolves.toContain('read_products')
    clock += 31_000
    await expect(gateway.setup.scopes()).rejects.toMatchObject({
      error: { code: 'store-unreachable' },
    })
  })

  test('is renewed once where Shopify refuses it, and a write is sent once with effect', async () => {
    const { gateway, asked } = open()
    await gateway.setup.scopes()
    await control('token', { expireIssued: true })
    asked.length = 0
    await gateway.findByAmsId('1')
    expect(asked.slice(0, 3)).toEqual(['request', 'grant', 'request'])
    expect(asked.filter((what) => what === 'grant')).toHaveLength(1)
    const definitions = simulator
      .mutationsApplied()
      .filter(({ operationName }) => operationName === 'DefineAmsId')
    expect(definitions).toHaveLength(1)
  })

  test('that is refused although it is new ends with the refusal', async () => {
    const { gateway, asked } = open({
      http: async (url, init) =>
        nodeHttp(url, { ...init, headers: { ...init.headers, 'X-Shopify-Access-Token': 'wrong' } }),
    })
    await expect(gateway.setup.scopes()).rejects.toMatchObject({
      error: { code: 'store-unauthorized' },
    })
    expect(asked).toEqual(['grant', 'request', 'grant', 'request'])
  })

  test('of an older app is never renewed', async () => {
    const { gateway, asked } = open({ credential: { kind: 'token', token: 'shpat_revoked' } })
    await expect(gateway.setup.scopes()).rejects.toMatchObject({
      error: { code: 'store-unauthorized' },
    })
    expect(asked).toEqual(['request'])
  })

  test('of a credential that was replaced is not used any more', async () => {
    const { gateway, tokens } = open()
    await gateway.setup.scopes()
    tokens.use({ kind: 'token', token: 'shpat_wrong' }, null)
    await expect(gateway.setup.scopes()).rejects.toMatchObject({
      error: { code: 'store-unauthorized' },
    })
    tokens.use({ kind: 'token', token: 'shpat_fixed' }, null)
    await expect(gateway.setup.showToken()).resolves.toBeNull()
  })
})

describe('a grant that is refused says why', () => {
  test.each([
    [{ isInstalled: false }, /not installed/],
    [{ isSameOrganization: false }, /another Shopify organization/],
    [{ clientSecret: 'shpss_another' }, /no token for this client id and secret/],
  ])('%j', async (app, words) => {
    await control('app', app)
    const { gateway } = open()
    await expect(gateway.setup.scopes()).rejects.toMatchObject({
      error: { code: 'store-unauthorized', message: expect.stringMatching(words) },
    })
  })

  test.each([
    ['frozen', 'store-refused'],
    ['gone', 'store-unreachable'],
  ])('a shop that is %s', async (state, code) => {
    await control('shop', { state })
    const { gateway } = open()
    await expect(gateway.setup.scopes()).rejects.toMatchObject({ error: { code } })
  })

  test('N2: a page of the network instead of an answer', async () => {
    const { gateway } = open({
      http: async () => ({
        status: 200,
        headers: { get: (name) => (name === 'content-type' ? 'text/html' : null) },
        text: async () => '<html>Sign in</html>',
        body: null,
      }),
    })
    await expect(gateway.setup.scopes()).rejects.toMatchObject({
      error: { code: 'store-behind-page' },
    })
  })
})

describe('the checks of the set-up', () => {
  test('a shop answers at the address, whoever asks', async () => {
    const { gateway } = open({ credential: { kind: 'token', token: 'shpat_wrong' } })
    await expect(gateway.setup.knock()).resolves.toBe(new URL(simulator.url).host)
    await control('shop', { state: 'gone' })
    await expect(gateway.setup.knock()).rejects.toMatchObject({
      error: { code: 'store-unreachable' },
    })
  })

  test('A13: tell the version that Shopify served, not the one that was asked for', async () => {
    const { gateway } = open({
      http: async (url, init) => {
        const answer = await nodeHttp(url, init)
        const get = (name: string) =>
          name === 'x-shopify-api-version' ? '2027-01' : answer.headers.get(name)
        return { ...answer, text: () => answer.text(), headers: { get } }
      },
    })
    await expect(gateway.setup.version()).resolves.toEqual({ asked: '2026-10', served: '2027-01' })
    await expect(gateway.checkConnection(null)).resolves.toMatchObject({ apiVersion: '2027-01' })
  })

  test('tell who the shop is, and that it has no product yet', async () => {
    const { gateway } = open()
    await expect(gateway.setup.shop()).resolves.toMatchObject({
      domain: expect.stringMatching(/\.myshopify\.com$/),
      plan: 'Basic',
    })
    await expect(gateway.setup.oneProduct()).resolves.toEqual({ title: null, products: 0 })
    expect(simulator.mutationsApplied()).toEqual([])
  })
})

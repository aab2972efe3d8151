import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type StoreSimulator, startStoreSimulator } from '@main/store-simulator'
import { afterEach } from 'vitest'

/** A store beside Concord, as a person's own: whoever wants in needs its credential. */
export type OwnStore = {
  readonly simulator: StoreSimulator
  readonly url: string
  readonly host: string
  readonly token: string
  readonly clientId: string
  readonly clientSecret: string
  /** One call to its back door. */
  control(path: string, body: unknown): Promise<void>
}

const opened: StoreSimulator[] = []

afterEach(async () => {
  for (const simulator of opened.splice(0)) await simulator.close()
})

/** The sample's goods under another roof; closed after the test. Its secrets are different each time. */
export async function openOwnStore(): Promise<OwnStore> {
  const store = await startOwnStore()
  opened.push(store.simulator)
  return store
}

/** The same for several tests, to be closed by whoever started it. */
export async function startOwnStore(): Promise<OwnStore> {
  const token = `shpat_${randomBytes(16).toString('hex')}`
  const simulator = await startStoreSimulator({
    port: 0,
    catalog: { kind: 'file', text: readFileSync('resources/sample/shop.json', 'utf8') },
    token,
    schemaFile: 'resources/shopify-schema/admin_2026-10.json.gz',
    control: true,
  })
  const control = async (path: string, body: unknown): Promise<void> => {
    const answer = await fetch(`${simulator.url}/control/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(await answer.text())
  }
  const clientId = randomBytes(16).toString('hex')
  const clientSecret = `shpss_${randomBytes(16).toString('hex')}`
  await control('app', { clientId, clientSecret })
  const { url } = simulator
  return { simulator, url, host: new URL(url).host, token, clientId, clientSecret, control }
}

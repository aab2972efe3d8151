import { resolve } from 'node:path'
import { openStoreInProcess } from '@main/store-simulator'
import { TOKEN } from '../simulation/world/engine-process'
import type { VirtualTime } from '../simulation/world/virtual-time'

const SCHEMA_FILE = resolve('resources/shopify-schema/admin_2026-10.json.gz')

/** A store under virtual time that nobody else uses, with its back door. */
export async function openLoneStore(shopFile: string, time: VirtualTime) {
  const store = await openStoreInProcess({
    catalog: { kind: 'file', text: shopFile },
    token: TOKEN,
    schemaFile: SCHEMA_FILE,
    control: true,
    now: time.now,
    wait: (delayMs) => time.wait(delayMs),
  })
  const control = async (path: string, body: unknown): Promise<void> => {
    const text = JSON.stringify(body)
    const answer = await store.exchange({ method: 'POST', path: `/control/${path}`, body: text })
    if (answer.status !== 200) throw new Error(answer.body)
  }
  return { store, control }
}

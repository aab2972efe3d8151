import { join } from 'node:path'
import { t } from '@shared/words/words'
import { keychainSecrets } from '../keychain'
import type { SampleStoreHost, StoreToOpen } from '../processes'
import type { StoreRecord } from '../stores'
import type { WriteLog } from './file-log'
import type { Places } from './places'
import { type SampleCredential, sampleCredential } from './sample-credential'
import type { Switches } from './switches'

export const SAMPLE_STORE = 'sample'
const NAME = 'Fernhill Workshop'
/** When the sample's two sides last agreed, before both went on on their own. */
const AGREED_AT = '2026-11-14T09:12:00.000Z'
/** What a store's AMS catalog is called when it is the sample's. */
export const SAMPLE_CATALOG_NAME = t`Sample catalog`

/** The sample needs no setting up. */
export function sampleRecord(now: string): StoreRecord {
  return {
    id: SAMPLE_STORE,
    kind: 'sample',
    name: NAME,
    isNamed: true,
    origin: null,
    app: 'token',
    hasEntry: false,
    amsServer: null,
    addedAt: now,
    finishedAt: now,
    disconnectedAt: null,
    watchedFolder: null,
  }
}

export function sampleCatalogFile({ resources }: Places): string {
  return join(resources, 'sample', 'ams-catalog.csv')
}

/**
 * The credential is read from the keychain once; the store that accepts it is started with it. Asked
 * again after a failure it tries anew; while the store runs, it answers with what it has.
 */
export function sampleStoreAccess(
  switches: Switches,
  places: Places,
  host: SampleStoreHost,
  know: (secret: string) => void,
  log: WriteLog,
): (folder: string) => Promise<Pick<StoreToOpen, 'access' | 'storeUrl' | 'sample'>> {
  let known: SampleCredential | null = null
  return async (folder) => {
    const { token, keptIn } =
      known ?? (await sampleCredential(keychainSecrets, SAMPLE_STORE, (text) => log('error', text)))
    known = { token, keptIn }
    know(token)
    const storeUrl = await host.start({
      port: switches.CONCORD_SAMPLE_STORE_PORT,
      token,
      schemaFile: join(places.resources, 'shopify-schema', 'admin_2026-10.json.gz'),
      shopFile: join(places.resources, 'sample', 'shop.json'),
      stateFile: join(folder, 'sample-shop.json'),
      control: switches.CONCORD_SAMPLE_STORE_CONTROL === 'on',
    })
    return {
      access: { credential: { kind: 'token', token }, keptIn, missing: null },
      storeUrl,
      sample: {
        catalogFile: sampleCatalogFile(places),
        agreedFile: join(places.resources, 'sample', 'last-agreed.csv'),
        agreedAt: AGREED_AT,
      },
    }
  }
}

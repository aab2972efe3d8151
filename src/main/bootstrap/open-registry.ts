import { join } from 'node:path'
import { ENGINE_STATUS_CHANNEL } from '@shared/contract/main-contract'
import { CredentialKeeper, keychainSecrets } from '../keychain'
import type { SampleStoreHost } from '../processes'
import { StoreFolders, type StoreRecord } from '../stores'
import { showNotice, showStore } from '../window'
import { amsTokenId } from './ams-token'
import { describeError } from './describe-error'
import { discardFolder } from './discard-folder'
import type { WriteLog } from './file-log'
import type { PageLink } from './page-link'
import type { Places } from './places'
import { SAMPLE_STORE, sampleStoreAccess } from './sample-store'
import { StoreRegistry } from './store-registry'
import { StoreSession } from './store-session'
import type { Switches } from './switches'

export type RegistryParts = {
  readonly switches: Switches
  readonly places: Places
  readonly page: PageLink
  readonly sampleStore: SampleStoreHost
  readonly sqliteBinding: string | undefined
  /** UTC, ISO 8601. */
  readonly now: () => string
  /** Told a secret before anything is done with it. */
  readonly know: (secret: string) => void
  /** The list of stores or the set-up of the open one is another now. */
  readonly changed: () => void
  readonly log: WriteLog
}

/** The stores of this computer with all that an open one needs. */
export function openRegistry(parts: RegistryParts): {
  readonly registry: StoreRegistry
  readonly keeper: CredentialKeeper
} {
  const { places, page, now, changed, log } = parts
  const keeper = new CredentialKeeper({
    secrets: keychainSecrets,
    now,
    log: (text) => log('error', text),
    onLate: (id) => {
      const { session } = registry
      if (session?.id === id) session.credentialChanged()
      if (session && amsTokenId(session.id) === id) session.amsTokenChanged()
      changed()
    },
  })
  const sample = sampleStoreAccess(parts.switches, places, parts.sampleStore, parts.know, log)

  const openSession = (record: () => StoreRecord, folder: string): StoreSession => {
    const { id } = record()
    const session: StoreSession = new StoreSession({
      folder,
      record,
      keeper,
      sample,
      know: parts.know,
      sqliteBinding: parts.sqliteBinding,
      entry: join(places.bundles, 'engine.cjs'),
      onStatus: (status) => {
        if (registry.session === session) page.send(ENGINE_STATUS_CHANNEL, status)
      },
      onReady: () => {
        log('info', 'The engine is ready')
        if (registry.session === session) page.connect(session)
        changed()
      },
      onNotice: ({ title, body }) => showNotice({ title, body }, () => page.window),
      onSeen: (seen, shopName) => {
        try {
          registry.seen(id, seen, shopName)
        } catch (error) {
          // A tile that is older than it could be harms nothing.
          log('error', `What the store says could not be kept: ${describeError(error)}`)
        }
      },
      log,
    })
    return session
  }

  const registry: StoreRegistry = new StoreRegistry({
    folders: new StoreFolders(places.stores, places.sessionFile),
    keeper,
    now,
    openSession,
    showPage: (id) => {
      if (page.window) showStore(page.window, id)
    },
    changed,
    closed: (id) => {
      // Opened again it begins with what its folder holds by then.
      if (id === SAMPLE_STORE) parts.sampleStore.rest()
    },
    log,
    discard: (folder) => discardFolder(folder, join(places.userData, 'removed-stores')),
  })
  return { registry, keeper }
}

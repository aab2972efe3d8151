import type { EngineEventName, EngineEventPayload } from '@shared/contract/engine-contract'
import type { AmsServer, Environment, ImageOptions, ShopifyGateway, StateStore } from './ports'
import type { Notice } from './stock-sync'

export type Emit = <E extends EngineEventName>(name: E, payload: EngineEventPayload<E>) => void

/** What the engine is told about the credential: never the credential itself. */
export type CredentialFacts = {
  readonly endsIn: string
  readonly keptIn: 'keychain' | 'session'
}

export type EngineOptions = {
  readonly environment: Environment
  readonly store: StateStore
  readonly gateway: ShopifyGateway
  readonly storeName: string
  readonly credential: () => CredentialFacts | null
  readonly emit: Emit
  /** Pictures are neither kept nor fetched where this is absent. */
  readonly images?: ImageOptions | undefined
  /** Without it no AMS server can be set. `server` throws the `ConcordError` of a token that is missing. */
  readonly amsServer?:
    | {
        readonly server: () => AmsServer
        /** The bytes of a picture of AMS; null where they are not here. */
        readonly imageBytes: (sha256: string, path?: string) => Promise<Uint8Array | null>
      }
    | undefined
  /** Earlier processes died again and again: what they were sending is set aside. */
  readonly isCautious?: boolean | undefined
  /** Tells a person who may not be looking at the window. */
  readonly notify?: ((notice: Notice) => void) | undefined
  /** Number of changes from which a push uses a bulk operation; it is reckoned where this is absent. */
  readonly bulkFrom?: number | undefined
  /** Rows of a request that sets stock; as many as Shopify takes where this is absent. */
  readonly stockRows?: number | undefined
}

import { join } from 'node:path'
import { imageTypeOf } from '@shared/catalog/image-type'
import type { AmsSetup } from '@shared/contract/ams-setup'
import type { StoreSetup } from '@shared/contract/stores'
import { readKeptImage } from '../images'
import { type CredentialKeeper, type CredentialState, type StorePlace, secretOf } from '../keychain'
import { type AmsOrder, type CredentialOrder, EngineHost, type StoreToOpen } from '../processes'
import type { StoreRecord } from '../stores'
import type { KeptPicture } from '../window'
import { amsOrder, amsPlace, amsSetup, amsTokenId } from './ams-token'
import { imageFolder } from './image-folder'

type HostOptions = ConstructorParameters<typeof EngineHost>[0]

export type StoreSessionOptions = Omit<HostOptions, 'openStore'> & {
  readonly folder: string
  readonly sqliteBinding: string | undefined
  readonly keeper: CredentialKeeper
  /** The record as it is now; it may have got another name since. */
  readonly record: () => StoreRecord
  /** Told a secret before anything is done with it. */
  readonly know: (secret: string) => void
  /** The sample store's own way to its address and token. */
  readonly sample: (folder: string) => Promise<Pick<StoreToOpen, 'access' | 'storeUrl' | 'sample'>>
}

/** One store while it is open: its engine, and the credential on its way there. */
export class StoreSession {
  readonly engine: EngineHost
  readonly id: string
  readonly #options: StoreSessionOptions
  /** What the engine was last given, as far as this side knows. */
  #given: CredentialState | null = null

  constructor(options: StoreSessionOptions) {
    this.#options = options
    this.id = options.record().id
    this.engine = new EngineHost({
      ...options,
      openStore: () => this.#openStore(),
      onReady: () => {
        // What was given while the engine was starting would else never reach it.
        this.credentialChanged()
        this.amsTokenChanged()
        options.onReady()
      },
    })
  }

  get stateFile(): string {
    return join(this.#options.folder, 'state.sqlite')
  }

  /** See `window/app-protocol.ts`. The engine puts the files there; this process only reads them. */
  async picture(sha256: string): Promise<KeptPicture | null> {
    const bytes = await readKeptImage(imageFolder(this.#options.folder), sha256)
    const type = bytes && imageTypeOf(bytes)
    return type ? { bytes: new Uint8Array(bytes), type } : null
  }

  /** Hands the engine the credential that holds now, where it is another one than it has. */
  credentialChanged(): void {
    const { keeper, record } = this.#options
    // An engine that is not there yet asks by itself, and is given what holds then.
    if (record().kind === 'sample' || this.engine.status.kind !== 'ready') return
    const state = keeper.state(this.id)
    if (state === this.#given) return
    this.#given = state
    this.engine.useCredential(this.#toOrder(state))
  }

  /** Hands the engine the AMS server and token that hold now. */
  amsTokenChanged(): void {
    if (this.engine.status.kind === 'ready') this.engine.useAmsServer(this.#amsOrder())
  }

  amsSetup(): AmsSetup {
    return amsSetup(this.amsPlace(), this.#options.keeper.state(amsTokenId(this.id)))
  }

  /** The AMS server, and the address that its token is for; null where none is set. */
  amsPlace(): StorePlace | null {
    return amsPlace(this.#options.record())
  }

  setup(): StoreSetup {
    const { keeper, record } = this.#options
    const { kind, name, origin, app, finishedAt } = record()
    const { kept, keychain, unkept, problem } = keeper.state(this.id)
    return {
      storeId: this.id,
      name,
      kind,
      address: origin === null ? '' : new URL(origin).host,
      app,
      credential: kept && {
        kind: kept.credential.kind,
        clientId: kept.credential.kind === 'client' ? kept.credential.clientId : null,
        endsIn: secretOf(kept.credential).slice(-4),
        keptIn: kept.keptIn,
        savedAt: kept.savedAt,
      },
      keychain,
      unkept: unkept && secretOf(unkept).slice(-4),
      problem,
      finishedAt,
    }
  }

  async #openStore(): Promise<StoreToOpen> {
    const { keeper, record, sqliteBinding, folder, sample } = this.#options
    const { kind, name, disconnectedAt } = record()
    const ams = this.amsPlace()
    if (ams) await keeper.recall(ams)
    const common = {
      kind: 'open',
      storeName: name,
      stateFile: this.stateFile,
      sqliteBinding,
      amsServer: this.#amsOrder(),
    } as const
    if (kind === 'sample') return { ...common, ...(await sample(folder)) }
    const place = this.place()
    if (!place) throw new Error('A store without an address can not be opened')
    // One that was disconnected stays so until a person gives a credential, whatever the keychain still holds.
    this.#given = disconnectedAt === null ? await keeper.recall(place) : keeper.state(this.id)
    return { ...common, storeUrl: place.origin, access: this.#toOrder(this.#given) }
  }

  /** The store and the address that its credential is for; null for the sample. */
  place(): StorePlace | null {
    const { origin, hasEntry } = this.#options.record()
    return origin === null ? null : { id: this.id, origin, hasEntry }
  }

  #amsOrder(): AmsOrder | null {
    const order = amsOrder(this.amsPlace(), this.#options.keeper.state(amsTokenId(this.id)))
    if (order?.token) this.#options.know(order.token)
    return order
  }

  #toOrder({ kept, problem }: CredentialState): CredentialOrder {
    if (kept) this.#options.know(secretOf(kept.credential))
    return {
      credential: kept?.credential ?? null,
      keptIn: kept?.keptIn ?? 'session',
      missing: problem,
    }
  }
}

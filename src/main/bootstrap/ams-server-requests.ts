import { readAmsAddress } from '@shared/connecting/ams-address'
import type { AmsSetup } from '@shared/contract/ams-setup'
import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import { clipboard } from 'electron'
import {
  type CredentialKeeper,
  readPastedAmsToken,
  type StorePlace,
  secretOf,
  stillHeld,
} from '../keychain'
import { amsTokenId } from './ams-token'
import type { MainHandlers } from './main-handlers'
import type { StoreRegistry } from './store-registry'
import type { StoreSession } from './store-session'

export type AmsServerRequestParts = {
  readonly registry: StoreRegistry
  readonly keeper: CredentialKeeper
  /** Told a secret before anything is done with it. */
  readonly know: (secret: string) => void
  /** Opens the window in which a token is typed; null when the person closed it. */
  readonly askToken: (host: string) => Promise<string | null>
}

type AmsChannel = Extract<keyof MainHandlers, `ams-server.${string}`>

/** The direct line of the open store to an AMS server: its address, its token, its end. */
export function amsServerHandlers(parts: AmsServerRequestParts): Pick<MainHandlers, AmsChannel> {
  const { registry, keeper } = parts

  const session = (): StoreSession => {
    if (registry.session) return registry.session
    throw new ConcordError({
      code: 'not-found',
      message: t`No store is open. Nothing was changed.`,
      nextStep: t`Open a store from Home.`,
      retryable: false,
    })
  }

  /** What was changed reaches the record and the engine, and is the answer. */
  const settled = (open: StoreSession): AmsSetup => {
    const place = open.amsPlace()
    const { kept } = keeper.state(amsTokenId(open.id))
    if (place && kept) {
      const hasEntry = kept.keptIn === 'keychain'
      registry.update(open.id, { amsServer: { baseUrl: place.origin, hasEntry } })
    }
    open.amsTokenChanged()
    return open.amsSetup()
  }

  const keep = async (open: StoreSession, text: string): Promise<AmsSetup> => {
    const place = placeOf(open)
    const credential = readPastedAmsToken(text)
    parts.know(secretOf(credential))
    await keeper.keep(place, credential)
    return settled(open)
  }

  return {
    'ams-server.get': async () => registry.session?.amsSetup() ?? null,
    'ams-server.connect': async ({ address }) => {
      const open = session()
      const read = readAmsAddress(address)
      if (!read.ok) throw notAnAddress(read.why === 'not-secure')
      const { base } = read.address
      // A token is for one address and follows to no other.
      if (open.amsPlace() && open.amsPlace()?.origin !== base) {
        await keeper.forget(amsTokenId(open.id))
      }
      registry.update(open.id, { amsServer: { baseUrl: base, hasEntry: false } })
      return settled(open)
    },
    'ams-server.paste': async () => {
      const open = session()
      const text = await clipboard.readText()
      const setup = await keep(open, text)
      // Whatever reads the clipboard next does not find it there; what was not kept may be needed once more.
      if (setup.unkept === null && (await clipboard.readText()) === text) clipboard.clear()
      return setup
    },
    'ams-server.type': async () => {
      const open = session()
      const text = await parts.askToken(new URL(placeOf(open).origin).host)
      return text === null ? null : keep(open, text)
    },
    'ams-server.keep-for-session': async () => {
      const open = session()
      keeper.keepForSession(amsTokenId(open.id))
      return settled(open)
    },
    'ams-server.ask-keychain': async () => {
      const open = session()
      await keeper.askAgain(placeOf(open))
      return settled(open)
    },
    'ams-server.disconnect': async () => {
      const open = session()
      registry.update(open.id, { amsServer: null })
      open.amsTokenChanged()
      const held = stillHeld(await keeper.forget(amsTokenId(open.id)))
      const setup = settled(open)
      if (held) throw held
      return setup
    },
  }
}

function placeOf(open: StoreSession): StorePlace {
  const place = open.amsPlace()
  if (place) return place
  throw new ConcordError({
    code: 'invalid-input',
    message: t`No AMS server is set. Nothing was changed.`,
    nextStep: t`Enter its address first.`,
    retryable: false,
  })
}

function notAnAddress(isInsecure: boolean): ConcordError {
  return new ConcordError({
    code: 'invalid-input',
    message: isInsecure
      ? t`An AMS server is only used over https: a token would be readable on its way. Nothing was changed.`
      : t`This is not the address of a server. Nothing was changed.`,
    nextStep: t`Enter an address such as https://ams.example.com.`,
    retryable: false,
  })
}

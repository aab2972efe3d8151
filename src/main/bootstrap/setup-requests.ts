import { ConcordError } from '@shared/contract/app-error'
import type { CredentialPart, StoreSetup } from '@shared/contract/stores'
import { t } from '@shared/words/words'
import { clipboard } from 'electron'
import {
  type CredentialKeeper,
  readPastedCredential,
  type StorePlace,
  secretOf,
  stillHeld,
} from '../keychain'
import type { MainHandlers } from './main-handlers'
import type { StoreRegistry } from './store-registry'
import type { StoreSession } from './store-session'

export type SetupRequestParts = {
  readonly registry: StoreRegistry
  readonly keeper: CredentialKeeper
  readonly now: () => string
  /** Told a secret before anything is done with it. */
  readonly know: (secret: string) => void
  /** Opens the window in which a credential is typed; null when the person closed it. */
  readonly askSecret: (part: CredentialPart, storeName: string) => Promise<string | null>
  readonly changed: () => void
}

type SetupChannel = Extract<keyof MainHandlers, `setup.${string}`>

/** The set-up of the open store: what kind of app, its credential, the end. */
export function setupHandlers(parts: SetupRequestParts): Pick<MainHandlers, SetupChannel> {
  const { registry, keeper, now, changed } = parts

  const session = (): StoreSession => {
    const open = registry.session
    if (open && open.setup().kind === 'shopify') return open
    throw new ConcordError({
      code: 'invalid-input',
      message: t`No store is open that could be set up. Nothing was changed.`,
      nextStep: t`Add a store first.`,
      retryable: false,
    })
  }

  /** What was changed reaches the record, the engine and the page, and is the answer. */
  const settled = (open: StoreSession): StoreSetup => {
    const { kept } = keeper.state(open.id)
    if (kept) {
      const hasEntry = kept.keptIn === 'keychain'
      registry.update(open.id, { disconnectedAt: null, app: kept.credential.kind, hasEntry })
    }
    open.credentialChanged()
    changed()
    return open.setup()
  }

  const keep = async (
    open: StoreSession,
    text: string,
    part: CredentialPart,
  ): Promise<StoreSetup> => {
    const credential = readPastedCredential(text, part)
    parts.know(secretOf(credential))
    await keeper.keep(placeOf(open), credential)
    return settled(open)
  }

  return {
    'setup.get': async () => registry.session?.setup() ?? null,
    'setup.choose-app': async ({ kind }) => {
      const open = session()
      registry.update(open.id, { app: kind })
      return open.setup()
    },
    'setup.paste': async (part) => {
      const open = session()
      const text = await clipboard.readText()
      const setup = await keep(open, text, part)
      // Whatever reads the clipboard next does not find it there; what was not kept may be needed once more.
      const isKept = setup.unkept === null
      if (isKept && (await clipboard.readText()) === text) clipboard.clear()
      return setup
    },
    'setup.type': async (part) => {
      const open = session()
      const text = await parts.askSecret(part, open.setup().name)
      return text === null ? null : keep(open, text, part)
    },
    'setup.keep-for-session': async () => {
      const open = session()
      keeper.keepForSession(open.id)
      return settled(open)
    },
    'setup.ask-keychain': async () => {
      const open = session()
      await keeper.askAgain(placeOf(open))
      return settled(open)
    },
    'setup.forget': async () => {
      const open = session()
      const held = stillHeld(await keeper.forget(open.id))
      registry.update(open.id, { hasEntry: false })
      const setup = settled(open)
      if (held) throw held
      return setup
    },
    'setup.finish': async () => {
      const open = session()
      registry.update(open.id, { finishedAt: now() })
      return open.setup()
    },
  }
}

/** Only stores of Shopify are set up, and these have an address. */
function placeOf(open: StoreSession): StorePlace {
  const place = open.place()
  if (!place) throw new Error('The sample store has no credential of its own')
  return place
}

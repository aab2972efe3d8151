import type { AmsSetup } from '@shared/contract/ams-setup'
import type { AppError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import { type CredentialState, type StorePlace, secretOf } from '../keychain'
import type { AmsOrder } from '../processes'
import type { StoreRecord } from '../stores'

/** Under which the token of a store's AMS server is kept; no store is called so. */
export function amsTokenId(storeId: string): string {
  return `ams-server:${storeId}`
}

/** The server of a store and the one address that its token is for; null where none is set. */
export function amsPlace({ id, amsServer }: StoreRecord): StorePlace | null {
  if (amsServer === null) return null
  return { id: amsTokenId(id), origin: amsServer.baseUrl, hasEntry: amsServer.hasEntry }
}

/** What the engine is told. */
export function amsOrder(place: StorePlace | null, state: CredentialState): AmsOrder | null {
  if (place === null) return null
  const { kept } = state
  const token = kept ? secretOf(kept.credential) : null
  return { baseUrl: place.origin, token, missing: token === null ? problemOf(state) : null }
}

/** What the page is told. */
export function amsSetup(place: StorePlace | null, state: CredentialState): AmsSetup {
  const { kept, keychain, unkept } = state
  return {
    address: place?.origin ?? null,
    token: kept && {
      endsIn: secretOf(kept.credential).slice(-4),
      keptIn: kept.keptIn,
      savedAt: kept.savedAt,
    },
    keychain,
    unkept: unkept && secretOf(unkept).slice(-4),
    problem: place === null || kept ? null : problemOf(state),
  }
}

const NEXT_STEP = t`Give it in Settings, section “Direct line to an AMS server”.`

function problemOf({ keychain, problem }: CredentialState): AppError {
  const message =
    keychain === 'works' || problem === null
      ? t`There is no token for the AMS server. What waits for it goes on waiting.`
      : problem.message
  return { code: 'no-credential', message, nextStep: NEXT_STEP, retryable: false }
}

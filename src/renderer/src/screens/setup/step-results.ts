import { WANTED_SCOPES } from '@shared/connecting/scopes'
import type { Overview } from '@shared/contract/store'
import type { StoreSetup } from '@shared/contract/stores'
import { count } from '../../format'
import type { CheckStates } from './checks'
import type { Step } from './steps'
import { APP_WORDS, CREDENTIAL_WORDS, STEP_HINTS } from './texts'

type Known = {
  readonly setup: StoreSetup
  readonly states: CheckStates
  readonly location: string
  readonly overview: Overview | null
}

/** What came of each step, or what it is about while nothing did. */
export function stepResults({ setup, states, location, overview }: Known): Record<Step, string> {
  return {
    address: setup.address,
    app: setup.app === null ? STEP_HINTS.app : APP_WORDS[setup.app],
    credential: credentialResult(setup, states),
    location: location || STEP_HINTS.location,
    catalog: overview?.amsCatalog?.sourceName ?? STEP_HINTS.catalog,
    compare: overview?.lastSync
      ? `${count(overview.lastSync.inAgreement)} in agreement, ${count(overview.lastSync.differs)} differ`
      : STEP_HINTS.compare,
  }
}

/** "Access token, 6 of 7 scopes". */
function credentialResult({ credential }: StoreSetup, { scopes }: CheckStates): string {
  if (credential === null) return STEP_HINTS.credential
  const kind = CREDENTIAL_WORDS[credential.kind]
  if (scopes.kind !== 'done' || scopes.found.check !== 'scopes') {
    return `${kind}, ends in ${credential.endsIn}`
  }
  const all = WANTED_SCOPES.length
  return `${kind}, ${count(all - scopes.found.missing.length)} of ${count(all)} scopes`
}

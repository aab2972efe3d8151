import { WANTED_SCOPES } from '@shared/connecting/scopes'
import type { Overview } from '@shared/contract/store'
import type { StoreSetup } from '@shared/contract/stores'
import type { SyncSummary } from '@shared/contract/sync'
import { t } from '@shared/words/words'
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
    compare: overview?.lastSync ? compareResult(overview.lastSync) : STEP_HINTS.compare,
  }
}

/** "412 in agreement, 28 to review". */
function compareResult(summary: SyncSummary): string {
  const { inAgreement, differs, onlyAms, onlyShopify, needsPerson } = summary
  const review = differs + onlyAms + onlyShopify + needsPerson
  return t`${count(inAgreement)} in agreement, ${count(review)} to review`
}

/** "Access token, 6 of 7 scopes". */
function credentialResult({ credential }: StoreSetup, { scopes }: CheckStates): string {
  if (credential === null) return STEP_HINTS.credential
  const kind = CREDENTIAL_WORDS[credential.kind]
  if (scopes.kind !== 'done' || scopes.found.check !== 'scopes') {
    return t`${kind}, ends in ${credential.endsIn}`
  }
  const all = WANTED_SCOPES.length
  return t`${kind}, ${count(all - scopes.found.missing.length)} of ${count(all)} scopes`
}

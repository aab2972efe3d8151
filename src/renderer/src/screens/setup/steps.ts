import type { StoreSetup } from '@shared/contract/stores'

/** The steps of the Setup Wizard, in their order; each is one question. */
export const STEPS = ['address', 'app', 'credential', 'location', 'catalog', 'compare'] as const
export type Step = (typeof STEPS)[number]

/** What there is of the set-up: from this the wizard knows where to go on, also after a restart. */
export type SetupFacts = {
  readonly app: boolean
  readonly credential: boolean
  readonly location: boolean
  readonly catalog: boolean
  readonly compared: boolean
  readonly finished: boolean
}

/** What the engine knows of it; null until it answered. */
type EngineFacts = {
  readonly location: string
  readonly hasCatalog: boolean
  readonly wasCompared: boolean
}

/** Null while what is needed to say where to go on is not known: the keychain's answer, or the engine's. */
export function setupFacts(setup: StoreSetup, engine: EngineFacts | null): SetupFacts | null {
  const app = setup.app !== null
  const credential = setup.credential !== null && setup.problem === null
  if (app && setup.credential === null && setup.problem === null) return null
  if (app && credential && engine === null) return null
  return {
    app,
    credential,
    location: (engine?.location ?? '') !== '',
    catalog: engine?.hasCatalog ?? false,
    compared: engine?.wasCompared ?? false,
    finished: setup.finishedAt !== null,
  }
}

export function isDone(step: Step, facts: SetupFacts): boolean {
  switch (step) {
    case 'address':
      return true
    case 'app':
      return facts.app
    case 'credential':
      return facts.credential
    case 'location':
      return facts.location
    case 'catalog':
      return facts.catalog
    case 'compare':
      return facts.compared
  }
}

/** Whether nothing before the step is missing. A finished set-up is open everywhere. */
export function canReach(step: Step, facts: SetupFacts): boolean {
  return facts.finished || STEPS.slice(0, STEPS.indexOf(step)).every((each) => isDone(each, facts))
}

/**
 * Where the wizard begins: at the first step that is not done, but not after the one that was left, whose answer a
 * person may not have looked at (the first connection chooses a location by itself). A finished set-up begins
 * with the credential, which alone can need a person later.
 */
export function firstStep(facts: SetupFacts, left: Step | null): Step {
  if (facts.finished) return 'credential'
  const open = STEPS.find((step) => !isDone(step, facts)) ?? 'compare'
  return left !== null && STEPS.indexOf(left) < STEPS.indexOf(open) ? left : open
}

/** Null before the first one. */
export function stepBefore(step: Step): Step | null {
  return STEPS[STEPS.indexOf(step) - 1] ?? null
}

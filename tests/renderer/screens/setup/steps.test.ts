import { type StoreSetup, storeSetupSchema } from '@shared/contract/stores'
import { describe, expect, test } from 'vitest'
import {
  canReach,
  firstStep,
  type SetupFacts,
  STEPS,
  setupFacts,
  stepBefore,
} from '../../../../src/renderer/src/screens/setup/steps'

const AT = '2026-11-26T09:02:11.000Z'
const NO_CREDENTIAL = { code: 'no-credential', message: 'There is none.', retryable: false }
const KEPT = { kind: 'token', clientId: null, endsIn: '4f2a', keptIn: 'keychain', savedAt: AT }

const setup = (more: object): StoreSetup =>
  storeSetupSchema.parse({
    storeId: 'fernhill',
    name: 'Fernhill',
    kind: 'shopify',
    address: 'fernhill.myshopify.com',
    app: null,
    credential: null,
    keychain: 'works',
    unkept: null,
    problem: NO_CREDENTIAL,
    finishedAt: null,
    ...more,
  })

const NOTHING: SetupFacts = {
  app: false,
  credential: false,
  location: false,
  catalog: false,
  compared: false,
  finished: false,
}
const CONNECTED: SetupFacts = { ...NOTHING, app: true, credential: true }
const ALL: SetupFacts = { ...CONNECTED, location: true, catalog: true, compared: true }

describe('where the wizard begins', () => {
  test.each<[SetupFacts, string]>([
    [NOTHING, 'app'],
    [{ ...NOTHING, app: true }, 'credential'],
    [CONNECTED, 'location'],
    [{ ...CONNECTED, location: true }, 'catalog'],
    [{ ...CONNECTED, location: true, catalog: true }, 'compare'],
    [ALL, 'compare'],
  ])('%j: %s', (facts, step) => {
    expect(firstStep(facts, null)).toBe(step)
  })

  test('not after the step that was left, though a location was chosen by itself', () => {
    expect(firstStep({ ...CONNECTED, location: true }, 'location')).toBe('location')
    expect(firstStep({ ...CONNECTED, location: true }, 'credential')).toBe('credential')
  })

  test('not at a step that was left, where something before it is missing now', () => {
    expect(firstStep({ ...NOTHING, app: true }, 'compare')).toBe('credential')
  })

  test('at the credential once it is finished', () => {
    expect(firstStep({ ...ALL, finished: true }, 'compare')).toBe('credential')
  })
})

describe('which steps can be gone to', () => {
  const reached = (facts: SetupFacts) => STEPS.filter((step) => canReach(step, facts))

  test('only those with nothing missing before them', () => {
    expect(reached(NOTHING)).toEqual(['address', 'app'])
    expect(reached({ ...NOTHING, app: true })).toEqual(['address', 'app', 'credential'])
    // A catalog that was imported early does not make up for the credential.
    expect(reached({ ...NOTHING, app: true, catalog: true })).toEqual([
      'address',
      'app',
      'credential',
    ])
  })

  test('all of them once it is finished, also after the credential was deleted', () => {
    expect(reached({ ...NOTHING, finished: true })).toEqual([...STEPS])
  })
})

describe('what is known of the set-up', () => {
  const engine = { location: 'Studio', hasCatalog: true, wasCompared: false }

  test('before the app is chosen nobody else need be asked', () => {
    expect(setupFacts(setup({}), null)).toEqual(NOTHING)
  })

  test('waits for the keychain, which has not answered yet', () => {
    expect(setupFacts(setup({ app: 'token', problem: null }), engine)).toBeNull()
  })

  test('waits for the engine where only it knows where to go on', () => {
    const given = setup({ app: 'token', credential: KEPT, problem: null })
    expect(setupFacts(given, null)).toBeNull()
    expect(setupFacts(given, engine)).toEqual({ ...CONNECTED, location: true, catalog: true })
    expect(setupFacts(given, { ...engine, location: '' })?.location).toBe(false)
  })

  test('a credential that can not be used does not count', () => {
    const broken = setup({ app: 'token', credential: KEPT, problem: NO_CREDENTIAL })
    expect(setupFacts(broken, engine)?.credential).toBe(false)
  })
})

test('steps follow one another', () => {
  expect(stepBefore('address')).toBeNull()
  expect(stepBefore('compare')).toBe('catalog')
})

import type { StoreSetup } from '@shared/contract/stores'
import { useEffect } from 'react'
import { askMain, PAGE_STORE, useEngineQuery, useLiveOverview, useLiveStores } from '../../api'
import { Button } from '../../components/button'
import { ScreenHeader } from '../../components/screen-header'
import { timeOf } from '../../format'
import { AddressStep } from './address-step'
import { AppStep } from './app-step'
import { CatalogStep } from './catalog-step'
import { blockedByChecks } from './check-words'
import { CompareStep } from './compare-step'
import { CredentialStep } from './credential-step'
import { LocationStep } from './location-step'
import { NewStoreStep } from './new-store-step'
import { SampleSetup } from './sample-setup'
import './setup-screen.css'
import { useChecks } from './run-checks'
import { leftStep, showStep, useSetupView } from './setup-store'
import { StepList } from './step-list'
import { stepResults } from './step-results'
import { firstStep, type SetupFacts, type Step, setupFacts } from './steps'
import { SETUP } from './texts'

type SetupScreenProps = { readonly importing: boolean }

/** Connects a store in six steps, each one question. */
export function SetupScreen({ importing }: SetupScreenProps) {
  const setup = useLiveStores((live) => live.setup)
  const isAdding = useSetupView((view) => view.isAdding)
  if (PAGE_STORE === null || isAdding || setup === null) return <Adding setup={setup} />
  if (setup.kind === 'sample') return <SampleSetup />
  return <OfStore setup={setup} importing={importing} />
}

function Adding({ setup }: { readonly setup: StoreSetup | null }) {
  return (
    <>
      <ScreenHeader title={SETUP.title} state={SETUP.addState}>
        {setup?.kind === 'sample' ? null : <ExploreSample />}
      </ScreenHeader>
      <div className="setup">
        <StepList step="address" facts={null} results={{}} />
        <NewStoreStep />
      </div>
    </>
  )
}

function ExploreSample() {
  return (
    <Button look="quiet" onClick={() => void askMain('stores.open-sample', null)}>
      {SETUP.explore}
    </Button>
  )
}

type OfStoreProps = SetupScreenProps & { readonly setup: StoreSetup }

function OfStore({ setup, importing }: OfStoreProps) {
  const overview = useLiveOverview((live) => live.overview)
  const settings = useEngineQuery('settings.get', null, 'settings').data
  const location = settings?.stockLocation ?? ''
  const states = useChecks((checks) => checks.states)
  const facts = setupFacts(
    setup,
    overview && settings
      ? {
          location,
          hasCatalog: overview.amsCatalog !== null,
          wasCompared: overview.lastSync !== null,
        }
      : null,
  )
  const step = useSetupView((view) => view.step)
  const first = facts === null || step !== null ? null : firstStep(facts, leftStep())
  useEffect(() => {
    if (first !== null) showStep(first)
  }, [first])
  const { finishedAt } = setup
  return (
    <>
      <ScreenHeader
        title={SETUP.title}
        state={finishedAt === null ? SETUP.state : SETUP.finishedState(timeOf(finishedAt))}
      >
        {finishedAt === null ? <ExploreSample /> : null}
      </ScreenHeader>
      {facts && step ? (
        <div className="setup">
          <StepList
            step={step}
            facts={facts}
            results={stepResults({ setup, states, location, overview })}
            blockedAfterCredential={blockedByChecks(states)}
          />
          <StepView step={step} setup={setup} facts={facts} importing={importing} />
        </div>
      ) : (
        <div className="setup" aria-busy="true" />
      )}
    </>
  )
}

type StepViewProps = OfStoreProps & { readonly step: Step; readonly facts: SetupFacts }

function StepView({ step, setup, facts, importing }: StepViewProps) {
  switch (step) {
    case 'address':
      return <AddressStep setup={setup} />
    case 'app':
      return <AppStep setup={setup} />
    case 'credential':
      return <CredentialStep setup={setup} />
    case 'location':
      return <LocationStep isFinished={facts.finished} />
    case 'catalog':
      return <CatalogStep isFinished={facts.finished} importing={importing} />
    case 'compare':
      return <CompareStep isFinished={facts.finished} />
  }
}

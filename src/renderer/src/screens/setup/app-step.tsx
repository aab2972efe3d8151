import { SCOPES_TO_COPY, WANTED_SCOPES } from '@shared/connecting/scopes'
import type { CredentialKind, StoreSetup } from '@shared/contract/stores'
import { ExternalLink } from 'lucide-react'
import { askMain } from '../../api'
import { Button } from '../../components/button'
import { CopyButton } from '../../components/copy-button'
import { ErrorNote } from '../../components/error-note'
import './app-step.css'
import { RadioCards } from '../../components/radio-cards'
import { Help, HelpSteps } from './help'
import { APP_HELP } from './help-texts'
import { ScopeList } from './scope-list'
import { showStep } from './setup-store'
import { useAppsPage } from './shop-admin'
import { StepFrame } from './step-frame'
import { APP, SETUP } from './texts'
import { useSetupChange } from './use-setup-change'

/** Which app the store has for Concord, and how it is made. */
export function AppStep({ setup }: { readonly setup: StoreSetup }) {
  const { error, change } = useSetupChange<'app'>()
  const page = useAppsPage(setup.address)
  const choose = (kind: CredentialKind): void =>
    void change('app', () => askMain('setup.choose-app', { kind }))
  // Who has no app yet is shown how to make one today.
  const shown = setup.app ?? 'client'
  return (
    <StepFrame
      step="app"
      title={APP.title}
      intro={APP.text}
      forward={
        <Button
          look="primary"
          blockedBecause={setup.app === null ? APP.choose : undefined}
          onClick={() => showStep('credential')}
        >
          {SETUP.next}
        </Button>
      }
      help={
        <>
          <Help title={APP_HELP[shown].title}>
            <HelpSteps steps={APP_HELP[shown].steps} />
          </Help>
        </>
      }
    >
      <RadioCards
        legend={APP.legend}
        name="app-kind"
        cards={[
          { id: 'client', label: APP.client, text: APP.clientText },
          { id: 'token', label: APP.token, text: APP.tokenText },
        ]}
        chosen={setup.app}
        onChoose={choose}
      />
      {error ? <ErrorNote error={error} /> : null}
      <section className="app-steps">
        <h3>{APP.stepsTitle}</h3>
        <HelpSteps steps={shown === 'client' ? APP.clientSteps : APP.tokenSteps} />
      </section>
      <section className="app-scopes" aria-label={APP.scopesTitle}>
        <header>
          <h3>{APP.scopesTitle}</h3>
          <span className="dense muted grow">{APP.scopesText(setup.address)}</span>
        </header>
        <ScopeList missing={null} />
        <span className="check-ways">
          <CopyButton text={SCOPES_TO_COPY}>{APP.copyScopes(WANTED_SCOPES.length)}</CopyButton>
          {page.open ? (
            <Button small icon={<ExternalLink size={14} aria-hidden="true" />} onClick={page.open}>
              {APP.open}
            </Button>
          ) : null}
        </span>
        {page.error ? <ErrorNote error={page.error} /> : null}
      </section>
    </StepFrame>
  )
}

import { useState } from 'react'
import { Button } from '../../../components/button'
import { ErrorNote } from '../../../components/error-note'
import { TextField } from '../../../components/text-field'
import { Section } from '../section'
import { Setting } from '../setting'
import { LineState } from './line-state'
import './ams-server.css'
import { OpenRows } from './open-rows'
import { AMS_LINE } from './texts'
import { TokenSetting } from './token-setting'
import { type AmsSetupActions, useAmsSetup } from './use-ams-setup'

/** The direct line to an AMS server: first what a person has to decide, then where it is, its token, how it stands. */
export function AmsServerSection() {
  const actions = useAmsSetup()
  const { setup, error, busy } = actions
  return (
    <Section section="ams-server" className="settings-ams-server">
      <p className="muted">{AMS_LINE.intro}</p>
      {error ? <ErrorNote error={error} /> : null}
      {setup?.address ? <OpenRows /> : null}
      {setup ? <AddressSetting key={setup.address} actions={actions} /> : null}
      {setup?.address ? (
        <>
          <TokenSetting setup={setup} actions={actions} />
          <LineState hasToken={setup.token !== null} />
          <Setting text={AMS_LINE.disconnectText}>
            <Button
              look="danger"
              busy={busy === 'disconnect'}
              onClick={() => void actions.disconnect()}
            >
              {AMS_LINE.disconnect}
            </Button>
          </Setting>
        </>
      ) : null}
    </Section>
  )
}

function AddressSetting({ actions }: { readonly actions: AmsSetupActions }) {
  const known = actions.setup?.address ?? ''
  const [typed, setTyped] = useState(known)
  return (
    <Setting text={AMS_LINE.addressText}>
      <form
        className="ams-server-address"
        onSubmit={(event) => {
          event.preventDefault()
          actions.connect(typed)
        }}
      >
        <TextField label={AMS_LINE.address} value={typed} maxLength={2_000} onChange={setTyped} />
        {typed.trim() === known ? null : (
          <Button type="submit" busy={actions.busy === 'connect'}>
            {known === '' ? AMS_LINE.connect : AMS_LINE.anotherServer}
          </Button>
        )}
      </form>
    </Setting>
  )
}

import type { AppError } from '@shared/contract/app-error'
import type { Connection } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { CircleCheck, CircleDashed, OctagonX } from 'lucide-react'
import { useState } from 'react'
import { askEngine } from '../../api'
import { announce } from '../../components/announcer'
import { Button } from '../../components/button'
import { ErrorNote } from '../../components/error-note'
import { count, timeOf } from '../../format'
import './connection-line.css'
import { OVERVIEW } from './texts'

export function ConnectionLine({ connection }: { readonly connection: Connection }) {
  const { testing, error, test } = useConnectionTest()
  return (
    <section className="connection" aria-label={t`Connection`}>
      <div className="connection-line">
        <ConnectionState connection={connection} />
        {connection.kind === 'connected' ? <Facts connection={connection} /> : null}
        <span className="end">
          <Button small busy={testing} onClick={() => void test()}>
            {OVERVIEW.testConnection}
          </Button>
        </span>
      </div>
      {connection.kind === 'failed' ? <ErrorNote error={connection.error} /> : null}
      {error && connection.kind !== 'failed' ? <ErrorNote error={error} /> : null}
    </section>
  )
}

function useConnectionTest() {
  const [testing, setTesting] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const test = async (): Promise<void> => {
    setTesting(true)
    const answer = await askEngine('connection.test', null)
    setTesting(false)
    setError(answer.ok ? null : answer.error)
    if (answer.ok) announce(answer.value.kind === 'connected' ? t`Connected` : t`Not connected`)
  }
  return { testing, error, test }
}

function ConnectionState({ connection }: { readonly connection: Connection }) {
  switch (connection.kind) {
    case 'connected':
      return (
        <span className="connection-state connection-ok">
          <CircleCheck size={14} aria-hidden="true" /> {t`Connected`}
        </span>
      )
    case 'failed':
      return (
        <span className="connection-state connection-failed">
          <OctagonX size={14} aria-hidden="true" /> {t`Not connected`}
        </span>
      )
    case 'unknown':
      return (
        <>
          <span className="connection-state">
            <CircleDashed size={14} aria-hidden="true" /> {t`Not tested yet`}
          </span>
          <span className="muted">{t`Concord has not spoken to the store in this session.`}</span>
        </>
      )
  }
}

type Connected = Extract<Connection, { kind: 'connected' }>

function Facts({ connection }: { readonly connection: Connected }) {
  const end = connection.credentialEndsIn
  const token =
    connection.credentialKeptIn === 'keychain'
      ? t`ends in ${end}, in the system keychain`
      : t`ends in ${end}, for this session only`
  return (
    <dl className="connection-facts">
      <div>
        <dt className="visually-hidden">{t`Address`}</dt>
        <dd>{connection.address}</dd>
      </div>
      <Fact name="Admin API" value={connection.apiVersion} />
      <Fact name={t`Token`} value={token} />
      <Fact
        name={t`Scopes`}
        value={count(connection.scopes.length)}
        title={connection.scopes.join(', ')}
      />
      <Fact name={t`Tested`} value={timeOf(connection.at)} />
    </dl>
  )
}

type FactProps = { readonly name: string; readonly value: string; readonly title?: string }

function Fact({ name, value, title }: FactProps) {
  return (
    <div title={title}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

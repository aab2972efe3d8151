import { SCOPES_TO_COPY, WANTED_SCOPES } from '@shared/connecting/scopes'
import type { AppError } from '@shared/contract/app-error'
import type { SetupCheck, SetupCheckName } from '@shared/contract/stores'
import { t } from '@shared/words/words'
import { CircleAlert, CircleCheck, CircleDashed, ExternalLink, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../components/button'
import { CopyButton } from '../../components/copy-button'
import { ErrorNote } from '../../components/error-note'
import { Ring } from '../../components/ring'
import { useSecond } from '../../components/use-second'
import { duration } from '../../format'
import {
  asText,
  CHECK_NAMES,
  type CheckLook,
  CONSEQUENCES,
  foundWords,
  lookOf,
  lossWords,
  RUNNING_WORDS,
  tookWords,
  versionAdvice,
} from './check-words'
import type { CheckState } from './checks'
import './checks.css'
import { ScopeList } from './scope-list'
import { useAppsPage } from './shop-admin'
import { CHECKS } from './texts'

type CheckRowProps = {
  readonly check: SetupCheckName
  readonly state: CheckState
  /** Why it does not run yet. */
  readonly waits: string
  readonly host: string
}

/** One check: sign, name, words and how long it took. One that does not hold grows in its place. */
export function CheckRow({ check, state, waits, host }: CheckRowProps) {
  const look = lookOf(state)
  return (
    <li className="check" data-look={look}>
      <span className="check-sign">
        <CheckSign look={look} />
      </span>
      <b className="check-name">
        {CHECK_NAMES[check]}
        <span className="visually-hidden">{SPOKEN[look]}</span>
      </b>
      <div className="check-words">
        <Words check={check} state={state} waits={waits} host={host} />
      </div>
      <span className="check-took faint">{tookOf(state)}</span>
    </li>
  )
}

const SPOKEN: Readonly<Record<CheckLook, string>> = {
  ok: t`, holds. `,
  warn: t`, needs you. `,
  err: t`, does not hold. `,
  running: t`, under way. `,
  waits: t`, not yet. `,
}

function CheckSign({ look }: { readonly look: CheckLook }) {
  switch (look) {
    case 'ok':
      return <CircleCheck size={16} aria-hidden="true" />
    case 'warn':
      return <TriangleAlert size={16} aria-hidden="true" />
    case 'err':
      return <CircleAlert size={16} aria-hidden="true" />
    case 'running':
      return <Ring />
    case 'waits':
      return <CircleDashed size={16} aria-hidden="true" />
  }
}

function tookOf(state: CheckState): ReactNode {
  if (state.kind === 'running') return <Elapsed since={state.since} />
  return state.kind === 'done' ? tookWords(state.found.tookMs) : null
}

/** Ticks by itself; never spoken. */
function Elapsed({ since }: { readonly since: number }) {
  const seconds = Math.floor((useSecond() - since) / 1000)
  return seconds < 1 ? null : <span aria-hidden="true">{duration(seconds)}</span>
}

function Words({ check, state, waits, host }: CheckRowProps) {
  switch (state.kind) {
    case 'waits':
      return waits
    case 'running':
      return RUNNING_WORDS[check]
    case 'failed':
      return <Failed check={check} error={state.error} />
    case 'done':
      return <Found found={state.found} host={host} />
  }
}

/** Cause, consequence, what to do, and all of it to be copied. */
function Failed({ check, error }: { readonly check: SetupCheckName; readonly error: AppError }) {
  return (
    <>
      <p>
        <b>{error.message}</b> {CONSEQUENCES[check]}
      </p>
      {error.nextStep === undefined ? null : <p>{error.nextStep}</p>}
      <span className="check-ways">
        <CopyButton text={asText(check, { kind: 'failed', error })}>{CHECKS.copy}</CopyButton>
      </span>
    </>
  )
}

function Found({ found, host }: { readonly found: SetupCheck; readonly host: string }) {
  if (found.check === 'scopes' && found.missing.length > 0) {
    return <MissingScopes found={found} host={host} />
  }
  const advice = versionAdvice(found)
  if (advice === '') return foundWords(found)
  return (
    <>
      <p>
        <b>{foundWords(found)}</b> {advice}
      </p>
      <span className="check-ways">
        <CopyButton text={asText(found.check, { kind: 'done', found })}>{CHECKS.copy}</CopyButton>
      </span>
    </>
  )
}

type MissingScopesProps = {
  readonly found: Extract<SetupCheck, { check: 'scopes' }>
  readonly host: string
}

function MissingScopes({ found, host }: MissingScopesProps) {
  const page = useAppsPage(host)
  const all = WANTED_SCOPES.length
  return (
    <>
      <p className="check-scopes-line">
        <span>
          <b>{foundWords(found)}</b> {lossWords(found.missing)}
        </span>
        <span className="check-scopes-count">{t`${all - found.missing.length} of ${all}`}</span>
      </p>
      <ScopeList missing={found.missing.map(({ scope }) => scope)} />
      <p>{CHECKS.scopesAdvice}</p>
      <span className="check-ways">
        <CopyButton text={SCOPES_TO_COPY}>{CHECKS.copyScopes(all)}</CopyButton>
        {page.open ? (
          <Button small icon={<ExternalLink size={14} aria-hidden="true" />} onClick={page.open}>
            {CHECKS.open}
          </Button>
        ) : null}
      </span>
      {page.error ? <ErrorNote error={page.error} /> : null}
    </>
  )
}

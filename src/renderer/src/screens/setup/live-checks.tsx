import { SETUP_CHECKS } from '@shared/contract/stores'
import { t } from '@shared/words/words'
import { RefreshCw } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { announce } from '../../components/announcer'
import { Button } from '../../components/button'
import { CheckRow } from './check-row'
import { checksLine, waitWords } from './check-words'
import { type Verdict, verdictOf } from './checks'
import { runChecks, useChecks } from './run-checks'
import { CHECKS } from './texts'

type LiveChecksProps = {
  /** Which credential they are about: another one is checked anew. */
  readonly of: string
  readonly host: string
}

/** Every check of the credential, one after the other; each only reads. */
export function LiveChecks({ of, host }: LiveChecksProps) {
  const checks = useChecks()
  useEffect(() => {
    if (useChecks.getState().of !== of) void runChecks(of)
  }, [of])
  const { states } = checks
  const verdict = verdictOf(states)
  const line = checksLine(states)
  useSpokenEnd(verdict, line)
  return (
    <section className="checks" aria-label={CHECKS.title}>
      <header>
        <h3>{CHECKS.title}</h3>
        <span className="dense muted grow cut">{line}</span>
        <Button
          small
          icon={<RefreshCw size={14} aria-hidden="true" />}
          busy={verdict === 'running'}
          onClick={() => void runChecks(of)}
        >
          {CHECKS.again}
        </Button>
      </header>
      <ul>
        {SETUP_CHECKS.map((check) => (
          <CheckRow
            key={check}
            check={check}
            state={states[check]}
            waits={waitWords(states)}
            host={host}
          />
        ))}
      </ul>
    </section>
  )
}

function useSpokenEnd(verdict: Verdict, line: string): void {
  const before = useRef(verdict)
  useEffect(() => {
    const was = before.current
    before.current = verdict
    if (was === 'running' && verdict !== 'running') announce(t`Checks: ${line}.`)
  }, [verdict, line])
}

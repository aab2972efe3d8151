import { t } from '@shared/words/words'
import { Check } from 'lucide-react'
import { showStep } from './setup-store'
import './step-list.css'
import { canReach, isDone, type SetupFacts, STEPS, type Step } from './steps'
import { SETUP, STEP_HINTS, STEP_NAMES } from './texts'

type StepListProps = {
  readonly step: Step
  /** Null while the store is only being added: nothing is done yet. */
  readonly facts: SetupFacts | null
  readonly results: Readonly<Partial<Record<Step, string>>>
  /** Why no step after the credential can be gone to; undefined where they can. */
  readonly blockedAfterCredential?: string | undefined
}

/** The six steps with their results; what was reached can be gone back to. */
export function StepList({ step, facts, results, blockedAfterCredential }: StepListProps) {
  return (
    <nav className="setup-steps" aria-label={SETUP.steps}>
      <ol>
        {STEPS.map((each, index) => {
          const isNow = each === step
          const done = facts !== null && !isNow && isDone(each, facts)
          const blocked = blockedBecause(each, facts, blockedAfterCredential)
          return (
            <li key={each}>
              <button
                type="button"
                className="setup-step-line"
                data-state={isNow ? 'now' : done ? 'done' : 'waits'}
                aria-current={isNow ? 'step' : undefined}
                aria-disabled={blocked !== undefined && !isNow ? true : undefined}
                title={isNow ? undefined : blocked}
                onClick={() => {
                  if (blocked === undefined && !isNow) showStep(each)
                }}
              >
                <span className="setup-step-sign" aria-hidden="true">
                  {done ? <Check size={14} strokeWidth={2.5} /> : index + 1}
                </span>
                <span className="setup-step-name">{STEP_NAMES[each]}</span>
                <span className="visually-hidden">{done ? t`, done. ` : '. '}</span>
                <span className="setup-step-result">{results[each] ?? STEP_HINTS[each]}</span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

function blockedBecause(
  step: Step,
  facts: SetupFacts | null,
  afterCredential: string | undefined,
): string | undefined {
  if (facts === null || !canReach(step, facts)) return SETUP.notYet
  const isAfter = STEPS.indexOf(step) > STEPS.indexOf('credential')
  return isAfter && !facts.finished ? afterCredential : undefined
}

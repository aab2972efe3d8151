import { useEffect, useRef } from 'react'
import { announce } from './announcer'

type SpokenRun = {
  /** Name of the step under way; null while nothing runs. */
  readonly step: string | null
  /** How the run ended, as a sentence; null while it runs or before one did. */
  readonly ending: string | null
}

/** Says the steps on the way and the end; ticking numbers are never spoken. */
export function useSpokenRun({ step, ending }: SpokenRun): void {
  const ran = useRef(false)
  useEffect(() => {
    if (step !== null) {
      ran.current = true
      announce(`${step}.`)
    } else if (ran.current) {
      ran.current = false
      if (ending !== null) announce(ending)
    }
  }, [step, ending])
}

/** Times the steps of a run from the moments at which they are entered. */
export type StepClock = {
  /** Begins a step unless it is the current one already. */
  enter(step: string): void
  end(): void
  /** Seconds spent in a step so far, 0 when it was never entered. */
  seconds(step: string): number
}

/** Milliseconds of processor time that this process has used, all its threads together. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** `now` gives milliseconds and never runs backwards. */
export function stepClock(now: () => number = () => performance.now()): StepClock {
  const spentMs = new Map<string, number>()
  let current: { readonly step: string; readonly sinceMs: number } | null = null
  const end = (): void => {
    if (!current) return
    const { step, sinceMs } = current
    spentMs.set(step, (spentMs.get(step) ?? 0) + now() - sinceMs)
    current = null
  }
  return {
    enter(step) {
      if (current?.step === step) return
      end()
      current = { step, sinceMs: now() }
    },
    end,
    seconds: (step) => (spentMs.get(step) ?? 0) / 1000,
  }
}

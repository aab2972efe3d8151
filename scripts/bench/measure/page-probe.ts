import { setTimeout as delay } from 'node:timers/promises'

/** Asks a question on a fixed beat and keeps how late each answer was. */
export type PageProbe = {
  /** Milliseconds from each intended moment to its answer. Ends the probe. */
  stop(): Promise<readonly number[]>
}

/**
 * `ask` answers in place, as the engine's process does: on its one event loop, when a slice of the run
 * lets it. The beat stands still for nobody: while the loop is blocked moments pass, and each of them
 * counts as late as its answer, though a screen asks but once.
 */
export function probePages(ask: () => void, beatMs: number): PageProbe {
  const delays: number[] = []
  let stopped = false
  const beat = async (): Promise<void> => {
    let intended = performance.now() + beatMs
    while (!stopped) {
      await delay(Math.max(0, intended - performance.now()))
      if (performance.now() < intended) continue
      const due: number[] = []
      for (; intended <= performance.now(); intended += beatMs) due.push(intended)
      ask()
      const answered = performance.now()
      delays.push(...due.map((moment) => answered - moment))
    }
  }
  const beating = beat()
  return {
    async stop() {
      stopped = true
      await beating
      return delays
    },
  }
}

import type { SeedResult } from './simulate-seed'

/** Lines of a failed seed's trace that are shown: its end is where it went wrong. */
const TRACE_LINES = 25
const PROGRESS_MS = 5_000

export type Report = {
  add(result: SeedResult): void
  firstFailure(): {
    readonly seed: number
    readonly invariant: string
    readonly message: string
  } | null
  /** Says how it went; true when every seed held. */
  end(): boolean
}

/** Progress and findings in words. */
export function reportOn(options: {
  readonly seeds: number
  readonly isQuiet: boolean
  readonly showsTrace: boolean
}): Report {
  const startedAt = performance.now()
  let saidAt = startedAt
  let done = 0
  let requests = 0
  let faults = 0
  let gapEdits = 0
  let longestGapMs = 0
  const failures: SeedResult[] = []
  const say = (line: string): void => {
    if (!options.isQuiet) console.log(line)
  }
  const rate = (): string => ((done / (performance.now() - startedAt)) * 1000).toFixed(1)
  return {
    add(result) {
      done += 1
      requests += result.requests
      faults += result.faults
      gapEdits += result.gapEdits
      longestGapMs = Math.max(longestGapMs, result.longestGapMs)
      if (options.showsTrace) say(result.trace.join('\n'))
      if (result.failure) {
        failures.push(result)
        say(wordsOf(result))
      } else if (performance.now() - saidAt > PROGRESS_MS) {
        saidAt = performance.now()
        say(`${done} of ${options.seeds} seeds, ${failures.length} failed, ${rate()} seeds/s`)
      }
    },
    firstFailure() {
      const [first] = failures.toSorted((one, other) => one.seed - other.seed)
      return first?.failure ? { seed: first.seed, ...first.failure } : null
    },
    end() {
      say(
        `${done} seeds, ${failures.length} failed, ${rate()} seeds/s: ${requests} requests, ${faults} faults, ` +
          `${gapEdits} edits inside the gap between read and write (longest ${longestGapMs} ms)`,
      )
      return failures.length === 0
    },
  }
}

function wordsOf({ seed, failure, trace }: SeedResult): string {
  const lines = trace.slice(-TRACE_LINES).map((line) => line.slice(0, 300))
  return [
    `\nSeed ${seed} broke ${failure?.message ?? ''}`,
    ...lines,
    `Replay it: npm run simulate -- --seeds 1 --from ${seed} --trace\n`,
  ].join('\n')
}

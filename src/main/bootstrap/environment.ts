import { randomUUID } from 'node:crypto'
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises'
import type { Environment, Log } from '../engine/ports'

/** The real clock, chance and waiting of a process. */
export function realEnvironment(log: Log): Environment {
  return {
    clock: { now: () => Date.now() },
    chance: { uuid: () => randomUUID(), fraction: () => Math.random() },
    scheduler: {
      pause: () => nextTurn(),
      wait: (delayMs, signal) => delay(delayMs, undefined, signal ? { signal } : {}),
    },
    log,
  }
}

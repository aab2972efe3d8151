import type { StockHealth } from '@shared/contract/stock-sync'
import { t } from '@shared/words/words'

/** What is told outside of the window, where a person may not be looking. */
export type Notice = { readonly title: string; readonly body: string }

type Facts = Pick<StockHealth, 'pausedAt' | 'waiting' | 'oldestAt' | 'trouble' | 'brake' | 'parked'>
type Kind = 'brake' | 'stopped' | 'parked'

/** So long a change may wait before somebody is told: shorter interruptions end by themselves. */
const PATIENCE_MS = 10 * 60_000

/** Says when stock stops moving: each reason once, and again only after it was gone in between. */
export class StockAlarm {
  readonly #told = new Set<Kind>()
  #parked = 0

  /** What is worth telling at this moment; `now` is UTC milliseconds. */
  look(facts: Facts, now: number): Notice[] {
    const notices = [
      this.#once('brake', brakeNotice(facts)),
      this.#once('stopped', stoppedNotice(facts, now)),
      this.#once('parked', parkedNotice(facts, this.#parked)),
    ]
    this.#parked = facts.parked
    return notices.filter((notice) => notice !== null)
  }

  #once(kind: Kind, notice: Notice | null): Notice | null {
    if (notice === null) {
      this.#told.delete(kind)
      return null
    }
    if (this.#told.has(kind)) return null
    this.#told.add(kind)
    return notice
  }
}

function brakeNotice({ brake, pausedAt }: Facts): Notice | null {
  if (brake === null || pausedAt !== null) return null
  return {
    title: t`Stock waits for you`,
    body: t`${brake.count} of ${brake.of} variants would be set to 0 at once. Nothing is sent before you have looked.`,
  }
}

function stoppedNotice(facts: Facts, now: number): Notice | null {
  const { pausedAt, waiting, oldestAt, trouble, brake } = facts
  if (pausedAt !== null || brake !== null || waiting === 0 || oldestAt === null) return null
  if (now - Date.parse(oldestAt) < PATIENCE_MS) return null
  const why = trouble?.message ?? t`The store can’t be reached.`
  return {
    title: t`Stock has stopped moving`,
    body:
      waiting === 1
        ? t`${why} 1 change is kept and will go.`
        : t`${why} ${waiting} changes are kept and will go.`,
  }
}

function parkedNotice({ parked }: Facts, before: number): Notice | null {
  const more = parked - before
  if (more <= 0) return null
  return {
    title: t`Stock that Shopify would not take`,
    body:
      more === 1
        ? t`1 count was given up on. The Overview says why.`
        : t`${more} counts were given up on. The Overview says why.`,
  }
}

import type { StateStore } from '@main/engine/ports'
import type { KillPoint } from './messages'

/** The n-th pass of a point is the last thing that this process does. */
export class Death {
  #left: number
  readonly #point: string

  constructor(point: string, passes: number) {
    this.#point = point
    this.#left = passes
  }

  at(point: KillPoint): void {
    if (point !== this.#point) return
    this.#left -= 1
    // Nothing can catch it: no handler, no finally, no flush.
    if (this.#left === 0) process.kill(process.pid, 'SIGKILL')
  }
}

/** The real state store, with points around its transactions at which the process may die. */
export function deadlyStore(store: StateStore, death: Death): StateStore {
  return {
    ...store,
    imports: deadlyImports(store.imports, death),
    shop: around(
      around(
        around(store.shop, 'stage', death, null, 'while-reading-shopify'),
        'switchTo',
        death,
        'before-a-snapshot-is-live',
        'after-a-snapshot-is-live',
      ),
      'mergeStaged',
      death,
      null,
      'while-merging-changes',
    ),
    matches: around(store.matches, 'saveMatches', death, null, 'while-matching'),
    comparison: around(store.comparison, 'saveSlice', death, null, 'while-comparing'),
    stockSync: around(
      around(
        around(store.stockSync, 'claim', death, 'before-stock-claim', 'after-stock-claim'),
        'settle',
        death,
        'before-stock-settle',
        'after-stock-settle',
      ),
      'endCall',
      death,
      'before-stock-call-ends',
      'after-stock-call-ends',
    ),
    decisions: around(store.decisions, 'acceptAll', death, null, 'after-accept-all'),
    outbox: deadlyOutbox(store.outbox, death),
  }
}

/** What is prepared lies on a desk of its own for each import. */
function deadlyImports(imports: StateStore['imports'], death: Death): StateStore['imports'] {
  return {
    ...imports,
    begin: () => around(imports.begin(), 'switchTo', death, 'before-import', 'after-import'),
  }
}

/** A push works on a part of the outbox, which dies at the same places. */
function deadlyOutbox(outbox: StateStore['outbox'], death: Death): StateStore['outbox'] {
  const deadly = around(
    around(
      around(
        around(outbox, 'take', death, 'before-take', 'after-take'),
        'claim',
        death,
        'before-claim',
        'after-claim',
      ),
      'settleAttempt',
      death,
      'before-settle-attempt',
      'after-settle-attempt',
    ),
    'settleProduct',
    death,
    'before-settle',
    'after-settle',
  )
  return { ...deadly, only: (part) => deadlyOutbox(outbox.only(part), death) }
}

function around<T extends object, K extends keyof T>(
  port: T,
  method: K,
  death: Death,
  before: KillPoint | null,
  after: KillPoint | null,
): T {
  const real: unknown = port[method]
  if (typeof real !== 'function') throw new TypeError(`${String(method)} is no method`)
  const deadly = (...input: unknown[]): unknown => {
    if (before) death.at(before)
    const output: unknown = Reflect.apply(real, port, input)
    if (after) death.at(after)
    return output
  }
  return { ...port, [method]: deadly }
}

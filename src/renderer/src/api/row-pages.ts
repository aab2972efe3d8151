import type { AppError } from '@shared/contract/app-error'
import type { Result } from '@shared/contract/result'

export type RowsAnswer<T> = { readonly total: number; readonly rows: readonly T[] }
export type LoadRows<T> = (offset: number, limit: number) => Promise<Result<RowsAnswer<T>>>

export const PAGE_SIZE = 100
/** About 800 rows stay in memory, however long the list is. */
const PAGES_KEPT = 8
/**
 * Pages asked for at once. While a person drags through a long list the rest waits, and only what is
 * in sight when an answer comes is asked for next: else the page they stop at is the last in a queue.
 */
const ASKED_AT_ONCE = 2

/**
 * A window of pages of a list that lives in the engine. Rows outside are asked for when they are
 * looked at; rows that may be old stay until their newer version is here.
 */
export class RowPages<T> {
  total = 0
  /** True once the first page of the present filter is here. */
  loaded = false
  loading = 0
  error: AppError | null = null
  readonly #pages = new Map<number, readonly T[]>()
  readonly #asked = new Set<number>()
  /** Not asked for again by looking at them: that would ask without end. */
  readonly #failed = new Set<number>()
  #generation = 0
  #sight: readonly [number, number] = [0, 0]
  #load: LoadRows<T>
  readonly #changed: () => void

  constructor(load: LoadRows<T>, changed: () => void) {
    this.#load = load
    this.#changed = changed
  }

  at(index: number): T | undefined {
    return this.#pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE]
  }

  /** Asks for the pages of these rows that are missing, then for the ones beside them. */
  look(first: number, last: number): void {
    const from = Math.max(0, Math.floor(first / PAGE_SIZE))
    const to = Math.floor(Math.max(0, last) / PAGE_SIZE)
    this.#sight = [from, to]
    this.#fetchSight()
    this.#forget(from, to)
  }

  #fetchSight(): void {
    const [from, to] = this.#sight
    const lastPage = Math.floor(Math.max(0, this.total - 1) / PAGE_SIZE)
    const wanted = [...range(from, to), to + 1, from - 1]
    for (const page of wanted) {
      if (this.#asked.size >= ASKED_AT_ONCE) return
      const known = page >= 0 && (page <= lastPage || page === 0)
      if (known) void this.#fetch(page)
    }
  }

  /** The row at an index, asked for if it is not here; undefined past the end. */
  async fetchRow(index: number): Promise<T | undefined> {
    const generation = this.#generation
    if (this.at(index) === undefined) await this.#fetch(Math.floor(index / PAGE_SIZE), true)
    return generation === this.#generation ? this.at(index) : undefined
  }

  /** Another filter: everything known is about another list. Old rows stay until the first answer. */
  restart(load: LoadRows<T>): void {
    this.#load = load
    this.loaded = false
    this.refresh(0, 0)
  }

  /** Asks again for the pages in sight; the others are forgotten when the answer is here. */
  refresh(first: number, last: number): void {
    this.#generation++
    this.#asked.clear()
    this.#failed.clear()
    const from = Math.floor(first / PAGE_SIZE)
    const to = Math.floor(Math.max(first, last) / PAGE_SIZE)
    this.#sight = [from, to]
    for (let page = from; page <= to; page++) void this.#fetch(page, true, [from, to])
  }

  /** Changes a row in place, e.g. to show what was just stored before the list is asked again. */
  patch(matches: (row: T) => boolean, change: (row: T) => T): void {
    for (const [page, rows] of this.#pages) {
      if (rows.some(matches)) {
        this.#pages.set(
          page,
          rows.map((row) => (matches(row) ? change(row) : row)),
        )
      }
    }
    this.#changed()
  }

  async #fetch(page: number, again = false, only?: readonly [number, number]): Promise<void> {
    if (this.#asked.has(page) || this.#failed.has(page)) return
    if (!again && this.#pages.has(page)) return
    const generation = this.#generation
    this.#asked.add(page)
    this.loading++
    const answer = await this.#load(page * PAGE_SIZE, PAGE_SIZE)
    this.loading--
    if (generation === this.#generation) {
      this.#asked.delete(page)
      if (answer.ok) this.#take(page, answer.value, only)
      else {
        this.#failed.add(page)
        this.error = answer.error
      }
    }
    this.#changed()
    if (generation === this.#generation) this.#fetchSight()
  }

  #take(page: number, answer: RowsAnswer<T>, only?: readonly [number, number]): void {
    if (only) {
      for (const known of this.#pages.keys()) {
        if (known < only[0] || known > only[1]) this.#pages.delete(known)
      }
    }
    this.#pages.set(page, answer.rows)
    this.total = answer.total
    this.loaded = true
    if (this.#failed.size === 0) this.error = null
  }

  #forget(from: number, to: number): void {
    if (this.#pages.size <= PAGES_KEPT) return
    const middle = (from + to) / 2
    const farFirst = [...this.#pages.keys()].toSorted(
      (a, b) => Math.abs(b - middle) - Math.abs(a - middle),
    )
    for (const page of farFirst.slice(0, this.#pages.size - PAGES_KEPT)) this.#pages.delete(page)
  }
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}

import { ConcordError } from '@shared/contract/app-error'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { linkingOver } from '../support/linking-over'
import {
  matchesOf,
  type OurRecord,
  type TheirRecord,
  toOurs,
  toTheirs,
} from '../support/match-in-state'
import { compare, importAms, readShop } from '../support/state'
import { inState, type State } from '../support/state-pool'
import { testProperty } from './support/cases'
import { type Known, type Matching, referenceMatching } from './support/reference-matching'
import { linksOf } from './support/state-view'
import { inTinySlices } from './support/tiny-slices'

const SHOP_IDS = ['R', 'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z', 'XX', 'YY', 'ZZ']
const AMS_IDS = Array.from({ length: 12 }, (_, index) => String(index + 1))
const sku = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '\t\n', '\u00a0') },
  {
    weight: 4,
    arbitrary: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'a', 'A '),
  },
)
const skus = fc.array(sku, { maxLength: 3 })
const ours = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom(...AMS_IDS),
    storedId: fc.option(fc.constantFrom(...SHOP_IDS.slice(0, 5), 'gone'), { freq: 1 }),
    skus,
  }),
  { selector: ({ id }) => id, maxLength: 12 },
)
const theirs = fc.uniqueArray(fc.record({ id: fc.constantFrom(...SHOP_IDS), skus }), {
  selector: ({ id }) => id,
  maxLength: 12,
})

/** What happens between two comparisons: a new file, a new read, or a person's word. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('import' as const), ours }),
  fc.record({ kind: fc.constant('read' as const), theirs }),
  fc.record({
    kind: fc.constantFrom('link' as const, 'reject' as const, 'unlink' as const),
    ours: fc.nat(11),
    theirs: fc.nat(11),
    /** About what a row offers as a candidate, as people do, or about any two products. */
    isOffered: fc.boolean(),
  }),
)
const history = fc.record({
  ours,
  theirs,
  steps: fc.array(step, { maxLength: 5 }),
  slice: fc.constantFrom(1, 2, 500),
})

describe('who is who', () => {
  testProperty(
    'matching',
    'is what a brute-force reference says, in slices of any size, after every file, read and word of a person',
    history,
    ({ ours, theirs, steps, slice }) =>
      inState(async (state) => {
        const people = new People(state, ours, theirs)
        importAms(state.store, ours.map(toOurs))
        readShop(state.store, theirs.map(toTheirs))
        await people.expectAsReference(slice)
        for (const step of steps) {
          people.take(step)
          await people.expectAsReference(slice)
        }
      }),
  )
})

function at<T>(list: readonly T[], index: number): T | undefined {
  return list[index % Math.max(1, list.length)]
}

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** The state and, beside it, what the reference has to remember. */
class People {
  readonly #state: State
  #ours: readonly OurRecord[]
  #theirs: readonly TheirRecord[]
  #links: ReadonlyMap<string, string> = new Map()
  readonly #rejected = new Set<string>()
  /** The same without what a person linked after all. */
  readonly #notTheSame = new Set<string>()
  /** Links by a person since the last file: whatever comes, they must stand. */
  readonly #byHand = new Map<string, string>()

  constructor(state: State, ours: readonly OurRecord[], theirs: readonly TheirRecord[]) {
    this.#state = state
    this.#ours = ours
    this.#theirs = theirs
  }

  take(step: Step): void {
    const { store } = this.#state
    switch (step.kind) {
      case 'import':
        this.#ours = step.ours
        this.#byHand.clear()
        importAms(store, step.ours.map(toOurs))
        return
      case 'read':
        this.#theirs = step.theirs
        readShop(store, step.theirs.map(toTheirs))
        return
      default: {
        const offered = matchesOf(this.#state.db, store).flatMap(
          ({ oursId = '', candidates = [] }) =>
            candidates.map(({ theirsId }) => [oursId, theirsId] as const),
        )
        const pair = at(offered, step.ours)
        if (step.isOffered && pair) return this.#say(step.kind, ...pair)
        const our = at(this.#ours, step.ours)
        const their = at(this.#theirs, step.theirs)
        if (our && their) this.#say(step.kind, our.id, their.id)
      }
    }
  }

  #say(word: 'link' | 'reject' | 'unlink', our: string, their: string): void {
    const linking = linkingOver(this.#state.store)
    const pair = { amsProductId: our, shopifyProductId: their }
    try {
      if (word === 'link') linking.link(pair)
      else if (word === 'reject') linking.reject(pair)
      else linking.unlink(pair)
    } catch (thrown) {
      // Refused: taken by another product, or nothing to say it about.
      if (thrown instanceof ConcordError) return
      throw thrown
    }
    const links = new Map(this.#links)
    const partner = links.get(our)
    const reject = (id: string): void => {
      this.#rejected.add(`${our} ${id}`)
      this.#notTheSame.add(`${our} ${id}`)
    }
    if (word === 'link') {
      // A link of a product that AMS lacks by now holds nobody.
      for (const [holder, held] of links) if (held === their) links.delete(holder)
      links.set(our, their)
      this.#store(our, their)
      this.#byHand.set(our, their)
      this.#notTheSame.delete(`${our} ${their}`)
    } else {
      this.#byHand.delete(our)
      if (word === 'reject') reject(their)
      else {
        if (partner !== undefined) reject(partner)
        links.delete(our)
        this.#store(our, null)
      }
    }
    this.#links = links
  }

  #store(id: string, storedId: string | null): void {
    this.#ours = this.#ours.map((our) => (our.id === id ? { ...our, storedId } : our))
  }

  async expectAsReference(slice: number): Promise<void> {
    const { store, db } = this.#state
    await compare(inTinySlices(store, slice))
    const known: Known = { links: this.#links, rejected: this.#rejected }
    const expected = referenceMatching(this.#ours, this.#theirs, known)
    const matches = matchesOf(db, store)
    expect(said(matches)).toEqual(wanted(expected))
    expect(linksOf(this.#state).map(({ ours, theirs }) => [ours, theirs])).toEqual(
      [...expected.links].sort(([left], [right]) => (left < right ? -1 : 1)),
    )
    this.#expectSpecification(matches)
    this.#links = expected.links
    // A link corrects the id that AMS stores.
    for (const [our, their] of expected.links) {
      const record = this.#ours.find(({ id }) => id === our)
      if (record && record.storedId !== null && expected.verdicts[our]?.kind === 'matched') {
        this.#store(our, their)
      }
    }
  }

  /** What the issue of matching asks for, said once more without any reference. */
  #expectSpecification(matches: ReturnType<typeof matchesOf>): void {
    const matched = matches.filter(({ kind }) => kind === 'matched')
    for (const side of ['oursId', 'theirsId'] as const) {
      expect(new Set(matched.map((match) => match[side])).size).toBe(matched.length)
    }
    const isThere = (id: string): boolean => this.#theirs.some((their) => their.id === id)
    for (const [our, their] of this.#byHand) {
      if (!isThere(their)) continue
      expect(matched.find(({ oursId }) => oursId === our)?.theirsId).toBe(their)
    }
    for (const { oursId = '', theirsId = '', kind, candidates = [] } of matches) {
      if (kind === 'matched') expect(this.#notTheSame).not.toContain(`${oursId} ${theirsId}`)
      for (const candidate of candidates) {
        expect(this.#notTheSame).not.toContain(`${oursId} ${candidate.theirsId}`)
      }
    }
  }
}

type Said = { readonly kind: string; readonly theirsId?: string; readonly candidates?: string[] }

function said(matches: ReturnType<typeof matchesOf>): Record<string, Said> {
  return Object.fromEntries(
    matches.map(({ kind, oursId, theirsId, candidates }) => [
      oursId ?? `shop ${theirsId}`,
      {
        kind,
        ...(oursId === undefined || theirsId === undefined ? {} : { theirsId }),
        ...(candidates ? { candidates: candidates.map((one) => one.theirsId).sort() } : {}),
      },
    ]),
  )
}

function wanted({ verdicts, onlyTheirs }: Matching): Record<string, Said> {
  return Object.fromEntries([
    ...Object.entries(verdicts).map(([id, verdict]): [string, Said] => [
      id,
      'candidates' in verdict
        ? { ...verdict, candidates: [...verdict.candidates].sort() }
        : verdict,
    ]),
    ...onlyTheirs.map((id): [string, Said] => [`shop ${id}`, { kind: 'only-theirs' }]),
  ])
}

import { createRandom, type Random } from '@main/store-simulator/catalogs/seeded-random'

/** Chance of one seed. Each part of a world has dice of its own, so that one more throw here moves nothing there. */
export type Dice = Random & {
  /** True with this probability. */
  happens(probability: number): boolean
  /** A whole number from `lowest` to `highest`, both included. */
  between(lowest: number, highest: number): number
  /** One of several, each with its weight. */
  weighted<T>(choices: readonly (readonly [number, T])[]): T
}

export function diceOf(seed: number, part: number): Dice {
  const random = createRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(part, 0x85ebca6b))
  return {
    ...random,
    happens: (probability) => random.next() < probability,
    between: (lowest, highest) => lowest + random.below(highest - lowest + 1),
    weighted(choices) {
      let left = random.next() * choices.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, choice] of choices) {
        left -= weight
        if (left < 0) return choice
      }
      const last = choices.at(-1)
      if (last === undefined) throw new RangeError('Nothing to choose from')
      return last[1]
    },
  }
}

/** Tops whose half is a whole number, too, as multiples of a power of ten. */
const STEPS = [2, 4, 6, 8, 10] as const
/** From tens on, these are as round. */
const MORE_STEPS = [2, 3, 4, 5, 6, 8, 10] as const

/** The top of a scale that holds `most`: the next round number, which can be halved. */
export function scaleTop(most: number): number {
  for (let unit = 1; ; unit *= 10) {
    const steps = unit === 1 ? STEPS : MORE_STEPS
    const step = steps.find((each) => each * unit >= most)
    if (step !== undefined) return step * unit
  }
}

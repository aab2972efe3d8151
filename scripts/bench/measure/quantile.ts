/** The smallest value that `share` (0 to 1) of all values do not exceed (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new RangeError('There is no value')
  return value
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The one of which the figure is the median of all their figures. */
export function medianBy<T>(items: readonly T[], figureOf: (item: T) => number): T {
  const middle = median(items.map(figureOf))
  const item = items.find((candidate) => figureOf(candidate) === middle)
  if (item === undefined) throw new RangeError('There is no value')
  return item
}

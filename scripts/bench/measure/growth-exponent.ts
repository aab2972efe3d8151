export type SizedTime = { readonly size: number; readonly seconds: number }

/**
 * The exponent `e` of `seconds = c × size^e` that fits best: the slope of the least-squares line
 * through the logarithms. 1 is linear growth, 2 is quadratic. Needs two different sizes.
 */
export function growthExponent(times: readonly SizedTime[]): number {
  const points = times.map(({ size, seconds }) => ({ x: Math.log(size), y: Math.log(seconds) }))
  const meanX = mean(points.map(({ x }) => x))
  const meanY = mean(points.map(({ y }) => y))
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0)
  if (!(spread > 0)) throw new RangeError('An exponent needs two different sizes')
  return points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

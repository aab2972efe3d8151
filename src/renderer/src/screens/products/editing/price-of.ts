/** A typed price as AMS keeps it: nothing typed is no price, which is not the same as 0. */
export function priceOf(typed: string): string | null {
  const text = typed.trim()
  return text === '' ? null : text
}

/** A comparison holds each side against the other one and against the base. */
const MOST_REMEMBERED = 3

/** `work` with its results for the last few texts kept: one and the same text is asked for again at once. */
export function rememberLast<T>(work: (text: string) => T): (text: string) => T {
  const remembered = new Map<string, { readonly result: T }>()
  return (text) => {
    const known = remembered.get(text)
    if (known) return known.result
    const result = work(text)
    for (const oldest of remembered.keys()) {
      if (remembered.size < MOST_REMEMBERED) break
      remembered.delete(oldest)
    }
    remembered.set(text, { result })
    return result
  }
}

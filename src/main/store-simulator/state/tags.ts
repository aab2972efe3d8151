/** Tags as Shopify keeps them: split on commas, trimmed, no repeats (case ignored, first spelling kept), sorted. */
export function normaliseTags(tags: readonly string[]): readonly string[] {
  const byLowerCase = new Map<string, string>()
  for (const tag of tags.flatMap((entry) => entry.split(',')).map((entry) => entry.trim())) {
    const key = tag.toLowerCase()
    if (tag !== '' && !byLowerCase.has(key)) byLowerCase.set(key, tag)
  }
  return [...byLowerCase].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, tag]) => tag)
}

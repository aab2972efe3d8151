/** Parsed JSON; undefined where the text is none, which says as much as JSON of another shape. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

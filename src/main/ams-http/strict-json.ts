/** Deeper than anything in the contract. */
const DEEPEST = 32

type Level = { readonly keys: Set<string> | null; wantsKey: boolean }

/**
 * The value of a JSON text in UTF-8. Undefined for anything else, and for what readers are fooled with: a nesting
 * that no contract has, two values of one name, `__proto__` as a name.
 */
export function strictJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return isPlain(text) ? JSON.parse(text) : undefined
  } catch {
    // No UTF-8, or no JSON: the caller says so in words.
    return undefined
  }
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/gs

/** Walks the text without building anything of it. */
function isPlain(text: string): boolean {
  const levels: Level[] = []
  for (const [token] of text.matchAll(TOKEN)) {
    const level = levels.at(-1)
    if (token === '{' || token === '[') {
      if (levels.length === DEEPEST) return false
      levels.push({ keys: token === '{' ? new Set() : null, wantsKey: token === '{' })
    } else if (token === '}' || token === ']') levels.pop()
    else if (!level) continue
    else if (token === ',') level.wantsKey = level.keys !== null
    else if (token === ':') level.wantsKey = false
    else if (level.wantsKey && level.keys) {
      const key: unknown = JSON.parse(token)
      if (typeof key !== 'string' || key === '__proto__' || level.keys.has(key)) return false
      level.keys.add(key)
    }
  }
  return true
}

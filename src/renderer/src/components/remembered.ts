import type { z } from 'zod'

/** Reads what the last session left; anything that no longer fits is forgotten. */
export function recall<S extends z.ZodType>(key: string, schema: S): z.output<S> | null {
  try {
    const text = window.localStorage.getItem(`concord.${key}`)
    if (text === null) return null
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

export function remember(key: string, value: unknown): void {
  try {
    window.localStorage.setItem(`concord.${key}`, JSON.stringify(value))
  } catch {
    // Storage may be full or switched off: the next start simply begins with the defaults.
  }
}

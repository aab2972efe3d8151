import { storeOfPage } from '@shared/contract/page-store'
import type { z } from 'zod'

/** All that is remembered of this page's store. */
const ofStore = (key: string): string =>
  `concord.${storeOfPage(window.location.search) ?? ''}.${key}`
/** What is the person's, whichever store is open; no key of it has a dot, so it can't be a store's. */
const ofPerson = (key: string): string => `concord.${key}`

/** Reads what the last session left for this store; anything that no longer fits is forgotten. */
export function recall<S extends z.ZodType>(key: string, schema: S): z.output<S> | null {
  return read(() => ofStore(key), schema)
}

export function remember(key: string, value: unknown): void {
  write(() => ofStore(key), value)
}

/** The same for what is the person's and not the store's. */
export function recallForPerson<S extends z.ZodType>(key: string, schema: S): z.output<S> | null {
  return read(() => ofPerson(key), schema)
}

export function rememberForPerson(key: string, value: unknown): void {
  write(() => ofPerson(key), value)
}

function read<S extends z.ZodType>(name: () => string, schema: S): z.output<S> | null {
  try {
    const text = window.localStorage.getItem(name())
    if (text === null) return null
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

function write(name: () => string, value: unknown): void {
  try {
    window.localStorage.setItem(name(), JSON.stringify(value))
  } catch {
    // Storage may be full or switched off: the next start simply begins with the defaults.
  }
}

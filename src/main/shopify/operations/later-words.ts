import { z } from 'zod'

/**
 * Words that Shopify chooses from a list. A later version of its API may have more of them than Concord knows
 * (shopify.dev/docs/api/usage/versioning): one that is new is no reason to read nothing at all, so it is read as it
 * is, and whoever uses it does so only where it is known.
 */
const ENUM_VALUE = /^[A-Z][A-Z0-9_]{0,63}$/
const TYPE_NAME = /^[A-Z][A-Za-z0-9_]{0,63}$/

export const enumValueSchema = z.string().regex(ENUM_VALUE)

export function isEnumValue(word: string): boolean {
  return ENUM_VALUE.test(word)
}

/** The name of a type that the schema has. */
export function isTypeName(word: string): boolean {
  return TYPE_NAME.test(word)
}

import type { z } from 'zod'
import { notImplemented } from '../schema/errors'

/**
 * A refusal inside an answer. `field` is the path of the argument with indices as text, or `null`. Where the
 * schema has no `code` for a mutation, none is served: selecting it is a validation error.
 */
export type UserError = {
  readonly field: readonly string[] | null
  readonly message: string
  readonly code?: string | null
}

export function userError(
  field: readonly string[] | null,
  message: string,
  code?: string | null,
): UserError {
  return code === undefined ? { field, message } : { field, message, code }
}

/**
 * The input of a mutation. Throws the "not implemented" error naming the first input field that the official
 * schema knows and this simulator doesn't (the input schemas are strict for that reason).
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  name: string,
  value: unknown,
): z.infer<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      throw notImplemented([name, ...issue.path, issue.keys[0]].join('.'))
    }
  }
  throw parsed.error
}

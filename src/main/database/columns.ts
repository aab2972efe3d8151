import { fieldValueSchema } from '@shared/contract/review'
import type { FieldValue } from '@shared/fields/field-registry'
import { z } from 'zod'

/** How values that are no plain columns are written and read: JSON text, parsed on the way out. */
const textListSchema = z.array(z.string())
const textRecordSchema = z.record(z.string(), z.string())

export function toJson(value: unknown): string {
  return JSON.stringify(value)
}

export function textList(json: string): string[] {
  return textListSchema.parse(JSON.parse(json))
}

export function textRecord(json: string): Record<string, string> {
  return textRecordSchema.parse(JSON.parse(json))
}

/** A field's value as it is stored. The same value always gives the same text. */
export function valueText(value: FieldValue | undefined): string {
  return JSON.stringify(value ?? null)
}

export function fieldValue(json: string): string | string[] | null {
  return fieldValueSchema.parse(JSON.parse(json))
}

/** The LIKE pattern, with `\\` as escape character, of texts that contain `text` literally. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}

import { z } from 'zod'

/** What is used of a JSON schema (json-schema.org/draft/2020-12). */
const nodeSchema = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  minItems: z.number().optional(),
  minimum: z.number().optional(),
  maxLength: z.number().optional(),
})

/** An input that fits a schema's shape, with `text` in every place that takes any text. */
export function inputOf(schema: z.ZodType, text: string): unknown {
  return valueOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), text)
}

function valueOf(given: unknown, text: string): unknown {
  const node = nodeSchema.parse(given)
  if (node.const !== undefined) return node.const
  if (node.enum) return node.enum[0]
  const [first] = node.anyOf ?? node.oneOf ?? []
  if (first !== undefined) return valueOf(first, text)
  switch (typeof node.type === 'string' ? node.type : node.type?.[0]) {
    case 'object':
      return Object.fromEntries(
        Object.entries(node.properties ?? {}).map(([name, inner]) => [name, valueOf(inner, text)]),
      )
    case 'array':
      return node.items === undefined ? [] : [valueOf(node.items, text)]
    case 'string':
      return text.slice(0, node.maxLength)
    case 'integer':
    case 'number':
      return Math.max(1, node.minimum ?? 1)
    case 'boolean':
      return true
    default:
      return null
  }
}

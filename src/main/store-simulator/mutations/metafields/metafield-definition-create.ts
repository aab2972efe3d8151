import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { resolveNamespace } from '../../queries/metafields'
import { toGid } from '../../schema/gid'
import { MetafieldDefinitionRecord } from '../../state/records'
import { parseInput, type UserError, userError } from '../user-error'

const definitionInput = z.strictObject({
  ownerType: z.string(),
  namespace: z.string().nullish(),
  key: z.string(),
  name: z.string(),
  type: z.string(),
  description: z.string().nullish(),
  pin: z.boolean().nullish(),
  useAsCollectionCondition: z.boolean().nullish(),
  // Type `id` is unique by itself; switching the capability on says the same.
  capabilities: z
    .strictObject({ uniqueValues: z.object({ enabled: z.boolean() }).nullish() })
    .nullish(),
  access: z.unknown().optional(),
})

type Payload = { createdDefinition: MetafieldDefinitionRecord | null; userErrors: UserError[] }

/** `metafieldDefinitionCreate`: refuses a blank name, a key out of its length, and a pair that is taken. */
export function metafieldDefinitionCreate(call: FieldCall, context: RequestContext): Payload {
  const { store } = context
  const input = parseInput(definitionInput, 'MetafieldDefinitionInput', call.args['definition'])
  const namespace = resolveNamespace(input.namespace)
  const refuse = (field: string, message: string, code: string): Payload => ({
    createdDefinition: null,
    userErrors: [userError(['definition', field], message, code)],
  })
  if (input.name.trim() === '') return refuse('name', "Name can't be blank", 'BLANK')
  if (input.key.length < 2)
    return refuse('key', 'Key is too short (minimum is 2 characters)', 'TOO_SHORT')
  if (input.key.length > 64)
    return refuse('key', 'Key is too long (maximum is 64 characters)', 'TOO_LONG')
  const isTaken = store.definitions.some(
    (definition) =>
      definition.ownerType === input.ownerType &&
      definition.namespace === namespace &&
      definition.key === input.key,
  )
  if (isTaken) {
    const owner = input.ownerType.toLowerCase().replace(/^./, (first) => first.toUpperCase())
    return refuse(
      'key',
      `Key is in use for ${owner} metafields on the '${namespace}' namespace.`,
      'TAKEN',
    )
  }
  const createdDefinition = new MetafieldDefinitionRecord({
    id: store.nextId(),
    ownerType: input.ownerType,
    namespace,
    key: input.key,
    name: input.name,
    type: input.type,
    description: input.description ?? null,
  })
  store.addDefinition(createdDefinition)
  context.effects.push({
    mutation: 'metafieldDefinitionCreate',
    changed: [toGid('MetafieldDefinition', createdDefinition.id)],
  })
  return { createdDefinition, userErrors: [] }
}

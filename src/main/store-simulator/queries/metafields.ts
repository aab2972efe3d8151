import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Connection } from '../connections/connection'
import { type FieldCall, instanceOf, objectType } from '../endpoint/object-type'
import { notImplemented } from '../schema/errors'
import { parseGid, toGid } from '../schema/gid'
import { toDateTime } from '../state/clock'
import { MetafieldDefinitionRecord, type MetafieldRecord } from '../state/records'
import type { StoreState } from '../state/store-state'

/** The namespace that belongs to the app alone, written `$app` or left out by clients. */
export const APP_NAMESPACE = 'app--1000001'

/** `$app:x` and a missing namespace are the app's own; others stay as they are. */
export function resolveNamespace(namespace: string | null | undefined): string {
  if (namespace == null || namespace === '$app') return APP_NAMESPACE
  return namespace.startsWith('$app:') ? `${APP_NAMESPACE}--${namespace.slice(5)}` : namespace
}

export class Metafield {
  readonly record: MetafieldRecord
  readonly ownerType: string

  constructor(record: MetafieldRecord, ownerType: string) {
    this.record = record
    this.ownerType = ownerType
  }
}

const oneArguments = z.object({ namespace: z.string().nullish(), key: z.string() })
const listArguments = z.object({
  namespace: z.string().nullish(),
  keys: z.array(z.string()).nullish(),
  reverse: z.boolean().nullish(),
})

export function metafieldOf(
  metafields: readonly MetafieldRecord[],
  ownerType: string,
  call: FieldCall,
): Metafield | null {
  const { namespace, key } = oneArguments.parse(call.args)
  const wanted = resolveNamespace(namespace)
  const record = metafields.find((field) => field.namespace === wanted && field.key === key)
  return record === undefined ? null : new Metafield(record, ownerType)
}

export function metafieldConnection(
  metafields: readonly MetafieldRecord[],
  ownerType: string,
  call: FieldCall,
): Connection<Metafield> {
  const { namespace, keys, reverse } = listArguments.parse(call.args)
  const wanted = metafields
    .filter((field) => namespace == null || field.namespace === resolveNamespace(namespace))
    .filter((field) => keys == null || keys.includes(`${field.namespace}.${field.key}`))
    .map((record) => new Metafield(record, ownerType))
    .sort((a, b) => a.record.id - b.record.id)
  if (reverse === true) wanted.reverse()
  return new Connection(
    () => wanted,
    ({ record }) => ({ value: record.id, id: record.id }),
    { reversed: reverse === true },
  )
}

const definitionArguments = z.object({
  id: z.string().nullish(),
  identifier: z
    .object({ ownerType: z.string(), namespace: z.string().nullish(), key: z.string() })
    .nullish(),
})

/** One definition, by gid or by owner type, namespace and key. */
export function definitionOf(store: StoreState, call: FieldCall): MetafieldDefinitionRecord | null {
  const { id, identifier } = definitionArguments.parse(call.args)
  const wanted = id == null ? null : parseGid(id)
  const found = store.definitions.find((definition) =>
    wanted !== null
      ? definition.id === wanted.id
      : definition.ownerType === identifier?.ownerType &&
        definition.key === identifier.key &&
        definition.namespace === resolveNamespace(identifier.namespace),
  )
  return found ?? null
}

const definitionsArguments = z.object({
  ownerType: z.string(),
  namespace: z.string().nullish(),
  key: z.string().nullish(),
  reverse: z.boolean().nullish(),
  query: z.string().nullish(),
})

/** Definitions of one owner type, oldest first. */
export function definitionList(
  store: StoreState,
  call: FieldCall,
): Connection<MetafieldDefinitionRecord> {
  const { ownerType, namespace, key, reverse, query } = definitionsArguments.parse(call.args)
  if (query != null && query !== '') throw notImplemented('QueryRoot.metafieldDefinitions(query:)')
  const found = store.definitions.filter(
    (definition) =>
      definition.ownerType === ownerType &&
      (namespace == null || definition.namespace === resolveNamespace(namespace)) &&
      (key == null || definition.key === key),
  )
  if (reverse === true) found.reverse()
  return new Connection(
    () => found,
    ({ id }) => ({ value: id, id }),
    { reversed: reverse === true },
  )
}

export const metafieldType = objectType('Metafield', instanceOf(Metafield), {
  id: ({ record }) => toGid('Metafield', record.id),
  namespace: ({ record }) => record.namespace,
  key: ({ record }) => record.key,
  type: ({ record }) => record.type,
  value: ({ record }) => record.value,
  jsonValue: ({ record }) => record.value,
  sizeInBytes: ({ record }) => Buffer.byteLength(record.value),
  compareDigest: ({ record }) => createHash('sha256').update(record.value).digest('hex'),
  ownerType: ({ ownerType }) => ownerType,
  createdAt: ({ record }) => toDateTime(record.createdAt),
  updatedAt: ({ record }) => toDateTime(record.updatedAt),
})

export const metafieldDefinitionType = objectType(
  'MetafieldDefinition',
  instanceOf(MetafieldDefinitionRecord),
  {
    id: (definition) => toGid('MetafieldDefinition', definition.id),
    name: (definition) => definition.name,
    namespace: (definition) => definition.namespace,
    key: (definition) => definition.key,
    ownerType: (definition) => definition.ownerType,
    description: (definition) => definition.description,
    type: (definition) => ({ name: definition.type }),
  },
)

import { resolveNamespace } from '../queries/metafields'
import { CUSTOM_ID_TYPE } from '../state/custom-id-index'
import type { MetafieldDefinitionRecord, MetafieldRecord, ProductRecord } from '../state/records'
import type { StoreState } from '../state/store-state'
import type { MetafieldInput } from './product-input'
import { type UserError, userError } from './user-error'

const FALLBACK_TYPE = 'single_line_text_field'

/** Refuses entries without key or value, and a unique value that another product has. */
export function checkMetafields(
  store: StoreState,
  inputs: readonly MetafieldInput[] | null | undefined,
  product: ProductRecord | null,
): UserError[] {
  return (inputs ?? []).flatMap((input, index) => {
    const at = (name: string): string[] => ['metafields', String(index), name]
    if (!input.key) return [userError(at('key'), "Key can't be blank", 'INVALID_METAFIELD')]
    if (!input.value) return [userError(at('value'), "Value can't be blank", 'INVALID_METAFIELD')]
    const namespace = resolveNamespace(input.namespace)
    const isUnique = definitionFor(store, namespace, input.key)?.type === CUSTOM_ID_TYPE
    const owner = store.customIds.find(namespace, input.key, input.value)
    if (!isUnique || owner === undefined || owner === product) return []
    return [userError(at('value'), 'Value must be unique.', 'CAPABILITY_VIOLATION')]
  })
}

/** Writes metafields: `merge` keeps those not mentioned, `replace` drops them. Returns whether something changed. */
export function applyMetafields(
  store: StoreState,
  product: ProductRecord,
  inputs: readonly MetafieldInput[] | null | undefined,
  mode: 'merge' | 'replace',
): boolean {
  if (inputs == null) return false
  const before = product.metafields
  const next = new Map(
    mode === 'merge' ? before.map((field) => [nameOf(field.namespace, field.key), field]) : [],
  )
  for (const input of inputs) {
    const namespace = resolveNamespace(input.namespace)
    const key = input.key ?? ''
    const name = nameOf(namespace, key)
    const existing = before.find((field) => nameOf(field.namespace, field.key) === name)
    next.set(name, written(store, existing, { namespace, key, value: input.value ?? '', input }))
  }
  const after = [...next.values()]
  if (after.length === before.length && after.every((field) => before.includes(field))) return false
  store.setMetafields(product, after)
  return true
}

function written(
  store: StoreState,
  existing: MetafieldRecord | undefined,
  wanted: { namespace: string; key: string; value: string; input: MetafieldInput },
): MetafieldRecord {
  const { namespace, key, value, input } = wanted
  if (existing?.value === value) return existing
  const definition = definitionFor(store, namespace, key)
  const now = store.now()
  return {
    id: existing?.id ?? store.nextId(),
    namespace,
    key,
    type: definition?.type ?? input.type ?? existing?.type ?? FALLBACK_TYPE,
    value,
    createdAt: existing?.createdAt ?? now,
    updatedAt: now,
  }
}

function definitionFor(
  store: StoreState,
  namespace: string,
  key: string,
): MetafieldDefinitionRecord | undefined {
  return store.definitions.find(
    (definition) =>
      definition.ownerType === 'PRODUCT' &&
      definition.namespace === namespace &&
      definition.key === key,
  )
}

function nameOf(namespace: string, key: string): string {
  return JSON.stringify([namespace, key])
}

import { resolveNamespace } from '../../queries/metafields'
import { CUSTOM_ID_TYPE } from '../../state/custom-id-index'
import {
  type MetafieldDefinitionRecord,
  type MetafieldRecord,
  ProductRecord,
  type VariantRecord,
} from '../../state/records'
import type { StoreState } from '../../state/store-state'
import type { MetafieldInput } from '../products/product-input'
import { type UserError, userError } from '../user-error'

const FALLBACK_TYPE = 'single_line_text_field'

export type MetafieldOwner = ProductRecord | VariantRecord

export function ownerTypeOf(owner: MetafieldOwner): 'PRODUCT' | 'PRODUCTVARIANT' {
  return owner instanceof ProductRecord ? 'PRODUCT' : 'PRODUCTVARIANT'
}

/** Refuses entries without key or value, and a unique value that another product has. */
export function checkMetafields(
  store: StoreState,
  inputs: readonly MetafieldInput[] | null | undefined,
  owner: MetafieldOwner | null,
  at: (...names: string[]) => string[] = (...names) => names,
): UserError[] {
  return (inputs ?? []).flatMap((input, index) => {
    const path = (name: string): string[] => at('metafields', String(index), name)
    if (!input.key) return [userError(path('key'), "Key can't be blank", 'INVALID_METAFIELD')]
    if (!input.value) return [userError(path('value'), "Value can't be blank", 'INVALID_METAFIELD')]
    const namespace = resolveNamespace(input.namespace)
    if (!takenValue(store, owner, namespace, input.key, input.value)) return []
    return [userError(path('value'), 'Value must be unique.', 'CAPABILITY_VIOLATION')]
  })
}

/** Whether another record of the same kind has this value of a unique metafield; `null` is a new product. */
export function takenValue(
  store: StoreState,
  owner: MetafieldOwner | null,
  namespace: string,
  key: string,
  value: string,
): boolean {
  const ownerType = owner === null ? 'PRODUCT' : ownerTypeOf(owner)
  if (definitionFor(store, ownerType, namespace, key)?.type !== CUSTOM_ID_TYPE) return false
  const index = ownerType === 'PRODUCT' ? store.customIds : store.variantCustomIds
  const holder: MetafieldOwner | undefined = index.find(namespace, key, value)
  return holder !== undefined && holder !== owner
}

/** Writes metafields: `merge` keeps those not mentioned, `replace` drops them. Returns whether something changed. */
export function applyMetafields(
  store: StoreState,
  owner: MetafieldOwner,
  inputs: readonly MetafieldInput[] | null | undefined,
  mode: 'merge' | 'replace',
): boolean {
  if (inputs == null) return false
  const before = owner.metafields
  const next = new Map(
    mode === 'merge' ? before.map((field) => [nameOf(field.namespace, field.key), field]) : [],
  )
  for (const input of inputs) {
    const namespace = resolveNamespace(input.namespace)
    const key = input.key ?? ''
    const name = nameOf(namespace, key)
    const existing = before.find((field) => nameOf(field.namespace, field.key) === name)
    const wanted = { namespace, key, value: input.value ?? '', type: input.type }
    next.set(name, metafieldRecord(store, ownerTypeOf(owner), existing, wanted))
  }
  const after = [...next.values()]
  if (after.length === before.length && after.every((field) => before.includes(field))) return false
  store.setMetafields(owner, after)
  return true
}

/** The record of a value: the existing one when nothing is different. */
export function metafieldRecord(
  store: StoreState,
  ownerType: string,
  existing: MetafieldRecord | undefined,
  wanted: { namespace: string; key: string; value: string; type?: string | null | undefined },
): MetafieldRecord {
  const { namespace, key, value, type } = wanted
  if (existing?.value === value) return existing
  const definition = definitionFor(store, ownerType, namespace, key)
  const now = store.now()
  return {
    id: existing?.id ?? store.nextId(),
    namespace,
    key,
    type: definition?.type ?? type ?? existing?.type ?? FALLBACK_TYPE,
    value,
    createdAt: existing?.createdAt ?? now,
    updatedAt: now,
  }
}

function definitionFor(
  store: StoreState,
  ownerType: string,
  namespace: string,
  key: string,
): MetafieldDefinitionRecord | undefined {
  return store.definitions.find(
    (definition) =>
      definition.ownerType === ownerType &&
      definition.namespace === namespace &&
      definition.key === key,
  )
}

function nameOf(namespace: string, key: string): string {
  return JSON.stringify([namespace, key])
}

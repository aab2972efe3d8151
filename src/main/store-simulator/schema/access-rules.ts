/** One entry of the schema's access list: a whole type, or one field of it. `offlineScopes`: any one suffices. */
export type AccessItem = {
  readonly typeName: string
  readonly fieldName?: string | undefined
  readonly requiredAccess: string
  readonly offlineScopes: readonly string[]
}

export type RequiredAccess = { readonly scopes: readonly string[]; readonly text: string }

/** Which access scopes a field or a type asks for, as the schema itself says (shopify.dev/docs/api/usage/access-scopes). */
export class AccessRules {
  readonly #byKey = new Map<string, RequiredAccess>()

  constructor(items: readonly AccessItem[]) {
    for (const item of items) {
      if (item.offlineScopes.length === 0) continue
      const key =
        item.fieldName === undefined ? item.typeName : `${item.typeName}.${item.fieldName}`
      this.#byKey.set(key, { scopes: item.offlineScopes, text: item.requiredAccess })
    }
  }

  /** What is missing to read `typeName.fieldName` (an object of `returnTypeName`), or `null` when nothing is. */
  missing(
    typeName: string,
    fieldName: string,
    returnTypeName: string,
    granted: ReadonlySet<string>,
  ): RequiredAccess | null {
    for (const key of [`${typeName}.${fieldName}`, returnTypeName]) {
      const rule = this.#byKey.get(key)
      if (rule !== undefined && !rule.scopes.some((scope) => holds(granted, scope))) return rule
    }
    return null
  }
}

/** A granted `write_x` includes `read_x`. */
function holds(granted: ReadonlySet<string>, scope: string): boolean {
  if (granted.has(scope)) return true
  return scope.startsWith('read_') && granted.has(scope.replace('read_', 'write_'))
}

import type { AccessRules } from '../schema/access-rules'
import { accessDenied, notImplemented } from '../schema/errors'
import type { FieldCall, ObjectType } from './object-type'
import type { RequestContext } from './request-context'

/**
 * Answers any field of the schema: by its declared resolver, by the property of a plain answer object
 * (payloads, edges, errors), or with an error that names what isn't implemented. Never with a made-up null.
 */
export class ImplementedTypes {
  readonly #types: ReadonlyMap<string, ObjectType>
  readonly #access: AccessRules

  constructor(types: readonly ObjectType[], access: AccessRules) {
    this.#types = new Map(types.map((type) => [type.name, type]))
    this.#access = access
  }

  /** The schema's type of a value behind an interface or union. Throws when it belongs to none. */
  typeNameOf(value: unknown): string {
    for (const type of this.#types.values()) if (type.owns(value)) return type.name
    if (isPlain(value) && typeof value['__typename'] === 'string') return value['__typename']
    throw notImplemented('A type behind this interface')
  }

  resolve(
    field: { typeName: string; fieldName: string; returnTypeName: string },
    source: unknown,
    call: FieldCall,
    context: RequestContext,
  ): unknown {
    const { typeName, fieldName, returnTypeName } = field
    const granted = context.grantedScopes
    const missing = this.#access.missing(typeName, fieldName, returnTypeName, granted)
    if (missing !== null) throw accessDenied(fieldName, missing.text)
    const resolver = this.#types.get(typeName)?.field(fieldName)
    if (resolver !== undefined) return resolver(source, call, context)
    if (isPlain(source) && source[fieldName] !== undefined) return source[fieldName]
    throw notImplemented(`${typeName}.${fieldName}`)
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  return Object.getPrototypeOf(value) === Object.prototype
}

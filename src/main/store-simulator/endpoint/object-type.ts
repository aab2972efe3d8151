import type { RequestContext } from './request-context'

export type Arguments = Readonly<Record<string, unknown>>

/** How a field was asked for. `args` are coerced by the schema, but not typed: resolvers parse them. */
export type FieldCall = {
  readonly args: Arguments
  readonly path: readonly (string | number)[]
  /** Arguments of a directive on the field, or `null` when it isn't there. */
  directive(name: string): Arguments | null
}

export type FieldResolver<Source> = (
  source: Source,
  call: FieldCall,
  context: RequestContext,
) => unknown

/** One object type of the schema: which values are its sources and which of its fields are implemented. */
export type ObjectType = {
  readonly name: string
  readonly owns: (value: unknown) => boolean
  /** `undefined` when the field isn't implemented. */
  readonly field: (
    fieldName: string,
  ) => ((source: unknown, call: FieldCall, context: RequestContext) => unknown) | undefined
}

/** Declares the fields of `name` that are served; a source that isn't one is a bug and throws. */
export function objectType<Source>(
  name: string,
  isSource: (value: unknown) => value is Source,
  fields: Readonly<Record<string, FieldResolver<Source>>>,
): ObjectType {
  return {
    name,
    owns: isSource,
    field: (fieldName) => {
      const resolver = Object.hasOwn(fields, fieldName) ? fields[fieldName] : undefined
      if (resolver === undefined) return undefined
      return (source, call, context) => {
        if (!isSource(source)) throw new TypeError(`Not a source of ${name}.${fieldName}`)
        return resolver(source, call, context)
      }
    },
  }
}

/** `QueryRoot` and `Mutation`: their fields have no source. */
export function rootType(
  name: string,
  fields: Readonly<Record<string, FieldResolver<null>>>,
): ObjectType {
  return {
    name,
    owns: () => false,
    field: (fieldName) => {
      const resolver = Object.hasOwn(fields, fieldName) ? fields[fieldName] : undefined
      return resolver && ((_source, call, context) => resolver(null, call, context))
    },
  }
}

/** A class check that TypeScript understands. */
export function instanceOf<Instance>(
  constructor: abstract new (...args: never[]) => Instance,
): (value: unknown) => value is Instance {
  return (value): value is Instance => value instanceof constructor
}

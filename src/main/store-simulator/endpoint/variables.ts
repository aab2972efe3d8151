import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  print,
  typeFromAST,
} from 'graphql'
import { looksLikeGid } from '../schema/gid'
import type { ErrorBody } from './answer-body'

type Problem = { readonly path: readonly (string | number)[]; readonly explanation: string }

/** One `INVALID_VARIABLE` error for each variable whose value doesn't fit its type. */
export function invalidVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  values: Readonly<Record<string, unknown>>,
): ErrorBody[] {
  return (operation.variableDefinitions ?? []).flatMap((definition): ErrorBody[] => {
    const name = definition.variable.name.value
    const type = typeFromAST(schema, definition.type)
    const value = values[name]
    if (!isInputType(type)) return []
    if (value === undefined && definition.defaultValue !== undefined) return []
    const problems = problemsOf(type, value ?? null, [])
    if (problems.length === 0) return []
    const details = problems
      .filter((problem) => problem.path.length > 0)
      .map((problem) => `${problem.path.join('.')} (${problem.explanation})`)
    const suffix = details.length === 0 ? '' : ` for ${details.join(', ')}`
    const { loc } = definition
    return [
      {
        message: `Variable $${name} of type ${print(definition.type)} was provided invalid value${suffix}`,
        ...(loc === undefined
          ? {}
          : { locations: [{ line: loc.startToken.line, column: loc.startToken.column }] }),
        extensions: { code: 'INVALID_VARIABLE', value: value ?? null, problems },
      },
    ]
  })
}

function problemsOf(
  type: GraphQLInputType,
  value: unknown,
  path: readonly (string | number)[],
): Problem[] {
  const problem = (explanation: string): Problem[] => [{ path, explanation }]
  if (isNonNullType(type)) {
    if (value == null) return problem('Expected value to not be null')
    return problemsOf(type.ofType, value, path)
  }
  if (value == null) return []
  if (isListType(type)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value]
    return items.flatMap((item, index) => problemsOf(type.ofType, item, [...path, index]))
  }
  if (isInputObjectType(type)) {
    if (typeof value !== 'object') {
      return problem(`Expected ${JSON.stringify(value)} to be a key-value object.`)
    }
    const fields = type.getFields()
    const unknown = Object.keys(value)
      .filter((key) => !Object.hasOwn(fields, key))
      .map((key): Problem => {
        return { path: [...path, key], explanation: `Field is not defined on ${type.name}` }
      })
    const known = Object.values(fields).flatMap((field) => {
      const given: unknown = Reflect.get(value, field.name)
      if (given === undefined && field.defaultValue !== undefined) return []
      return problemsOf(field.type, given ?? null, [...path, field.name])
    })
    return [...unknown, ...known, ...oneOfProblems(type, value, path)]
  }
  if (isEnumType(type)) {
    const names = type.getValues().map((entry) => entry.name)
    if (typeof value === 'string' && names.includes(value)) return []
    return problem(`Expected ${JSON.stringify(value)} to be one of: ${names.join(', ')}`)
  }
  return scalarFits(type.name, value) ? [] : problem(scalarProblem(type.name, value))
}

/** Identifiers and the like: exactly one member, and that one not null. */
function oneOfProblems(
  type: GraphQLInputObjectType,
  value: object,
  path: readonly (string | number)[],
): Problem[] {
  const given = Object.values(value).filter((member) => member !== undefined)
  if (!type.isOneOf || (given.length === 1 && given[0] !== null)) return []
  const explanation = `'${type.name}' requires exactly one argument, but ${given.length} were provided.`
  return [{ path, explanation }]
}

function scalarFits(type: string, value: unknown): boolean {
  switch (type) {
    case 'ID':
      return typeof value === 'string' ? looksLikeGid(value) : false
    case 'Int':
      return Number.isInteger(value)
    case 'Float':
      return typeof value === 'number'
    case 'Boolean':
      return typeof value === 'boolean'
    case 'String':
    case 'URL':
    case 'HTML':
    case 'DateTime':
      return typeof value === 'string'
    default:
      return true
  }
}

function scalarProblem(type: string, value: unknown): string {
  if (type === 'ID' && typeof value === 'string') return `Invalid global id '${value}'`
  return `Could not coerce value ${JSON.stringify(value)} to ${type}`
}

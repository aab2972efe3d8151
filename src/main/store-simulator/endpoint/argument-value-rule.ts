import {
  type ASTVisitor,
  type FieldNode,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  Kind,
  type ObjectValueNode,
  print,
  type ValidationContext,
  type ValueNode,
} from 'graphql'
import { looksLikeGid } from '../schema/gid'
import { pathTo } from './document-path'
import { isNode, report } from './rule-report'

/** The field or object that a value is part of (errors point there), and the way to the value. */
type Place = {
  readonly owner: FieldNode | ObjectValueNode
  readonly path: readonly (string | number)[]
}
type Expected = {
  readonly type: GraphQLInputType
  readonly name: string
  readonly owner: 'Field' | 'InputObject'
  readonly ownerName: string
}

/** Values written in the document itself; those of variables are checked when they arrive. */
export function argumentValues(context: ValidationContext): ASTVisitor {
  return {
    Argument(node, _key, _parent, _path, ancestors) {
      const argument = context.getArgument()
      const field = ancestors.at(-1)
      if (!argument || !isNode(field) || field.kind !== Kind.FIELD) return
      const path = [...pathTo(ancestors.slice(0, -1), field), node.name.value]
      const expected: Expected = {
        type: argument.type,
        name: node.name.value,
        owner: 'Field',
        ownerName: field.name.value,
      }
      checkValue(context, { owner: field, path }, expected, node.value)
    },
  }
}

function checkValue(
  context: ValidationContext,
  place: Place,
  expected: Expected,
  value: ValueNode,
): void {
  const { type } = expected
  if (value.kind === Kind.VARIABLE) return
  if (value.kind === Kind.NULL) {
    if (isNonNullType(type)) mismatch(context, place, expected, value)
    return
  }
  const nullable = getNullableType(type)
  if (isListType(nullable)) {
    const items = value.kind === Kind.LIST ? value.values : [value]
    for (const [index, item] of items.entries()) {
      const inner = { ...place, path: [...place.path, index] }
      checkValue(context, inner, { ...expected, type: nullable.ofType }, item)
    }
  } else if (isInputObjectType(nullable)) {
    if (value.kind === Kind.OBJECT) checkObject(context, place, nullable, value)
    else mismatch(context, place, expected, value)
  } else if (isEnumType(nullable)) {
    const isKnown = value.kind === Kind.ENUM && nullable.getValue(value.value) !== undefined
    if (!isKnown) mismatch(context, place, expected, value)
  } else if (nullable.name === 'ID' && value.kind === Kind.STRING && !looksLikeGid(value.value)) {
    const details = { code: 'argumentLiteralsIncompatible', typeName: 'CoercionError' }
    report(context, place.owner, `Invalid global id '${value.value}'`, details, place.path)
  } else if (!literalFits(nullable.name, value)) mismatch(context, place, expected, value)
}

function mismatch(
  context: ValidationContext,
  place: Place,
  { type, name, owner, ownerName }: Expected,
  value: ValueNode,
): void {
  const message = `Argument '${name}' on ${owner} '${ownerName}' has an invalid value (${print(value)}). Expected type '${String(type)}'.`
  const details = {
    code: 'argumentLiteralsIncompatible',
    typeName: owner,
    argumentName: name,
  }
  report(context, place.owner, message, details, place.path)
}

function checkObject(
  context: ValidationContext,
  place: Place,
  type: GraphQLInputObjectType,
  value: ObjectValueNode,
): void {
  const definitions = type.getFields()
  for (const field of value.fields) {
    const name = field.name.value
    const path = [...place.path, name]
    const definition = definitions[name]
    if (definition === undefined) {
      const message = `InputObject '${type.name}' doesn't accept argument '${name}'`
      const details = { code: 'argumentNotAccepted', name: type.name, typeName: 'InputObject' }
      report(context, field, message, { ...details, argumentName: name }, path)
    } else {
      const owner = { owner: 'InputObject', ownerName: type.name } as const
      checkValue(
        context,
        { ...place, path },
        { type: definition.type, name, ...owner },
        field.value,
      )
    }
  }
  const given = new Set(value.fields.map((field) => field.name.value))
  for (const field of Object.values(definitions)) {
    if (!isRequiredInputField(field) || given.has(field.name)) continue
    const argumentType = String(field.type)
    const message = `Argument '${field.name}' on InputObject '${type.name}' is required. Expected type ${argumentType}`
    const details = {
      code: 'missingRequiredInputObjectAttribute',
      argumentName: field.name,
      argumentType,
      inputObjectType: type.name,
    }
    report(context, value, message, details, [...place.path, field.name])
  }
  if (type.isOneOf && given.size !== 1) {
    const message = `'${type.name}' requires exactly one argument, but ${given.size} were provided.`
    const details = { code: 'invalidOneOfInputObject', inputObjectType: type.name }
    report(context, value, message, details, place.path)
  }
}

function literalFits(type: string, value: ValueNode): boolean {
  switch (type) {
    case 'Int':
      return value.kind === Kind.INT
    case 'Float':
      return value.kind === Kind.INT || value.kind === Kind.FLOAT
    case 'Boolean':
      return value.kind === Kind.BOOLEAN
    case 'ID':
    case 'String':
    case 'URL':
    case 'HTML':
    case 'DateTime':
      return value.kind === Kind.STRING
    default:
      return true
  }
}

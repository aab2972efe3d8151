import {
  type ASTVisitor,
  getNamedType,
  isEnumType,
  isLeafType,
  isRequiredArgument,
  Kind,
  print,
  type ValidationContext,
  type ValidationRule,
  type VariableNode,
  visit,
} from 'graphql'
import { argumentValues } from './argument-value-rule'
import { pathTo } from './document-path'
import { isNode, report } from './rule-report'

/** The checks whose words and codes clients see most, as Shopify's server gives them. */
export const SHOPIFY_RULES: readonly ValidationRule[] = [
  fields,
  argumentNames,
  requiredArguments,
  argumentValues,
  variables,
  fragmentNames,
]

function fields(context: ValidationContext): ASTVisitor {
  return {
    Field(node, _key, _parent, _path, ancestors) {
      const parent = context.getParentType()
      if (!parent) return
      const fieldName = node.name.value
      const path = pathTo(ancestors, node)
      const definition = context.getFieldDef()
      if (!definition) {
        const message = `Field '${fieldName}' doesn't exist on type '${parent.name}'`
        const details = { code: 'undefinedField', typeName: parent.name, fieldName }
        report(context, node, message, details, path)
        return
      }
      const type = getNamedType(definition.type)
      const nodeName = `field '${fieldName}'`
      const details = { code: 'selectionMismatch', nodeName, typeName: type.name }
      if (isLeafType(type) && node.selectionSet !== undefined) {
        const kind = isEnumType(type) ? 'enums' : 'scalars'
        const chosen = node.selectionSet.selections.map((entry) => JSON.stringify(print(entry)))
        const message = `Selections can't be made on ${kind} (${nodeName} returns ${type.name} but has selections [${chosen.join(', ')}])`
        report(context, node, message, details, path)
      } else if (!isLeafType(type) && node.selectionSet === undefined) {
        const message = `Field must have selections (${nodeName} returns ${type.name} but has no selections. Did you mean '${fieldName} { ... }'?)`
        report(context, node, message, details, path)
      }
    },
  }
}

function argumentNames(context: ValidationContext): ASTVisitor {
  return {
    Argument(node, _key, _parent, _path, ancestors) {
      const field = ancestors.at(-1)
      if (context.getArgument() || !isNode(field) || field.kind !== Kind.FIELD) return
      if (!context.getFieldDef()) return
      const name = field.name.value
      const argumentName = node.name.value
      const message = `Field '${name}' doesn't accept argument '${argumentName}'`
      const details = { code: 'argumentNotAccepted', name, typeName: 'Field', argumentName }
      const path = [...pathTo(ancestors.slice(0, -1), field), argumentName]
      report(context, node, message, details, path)
    },
  }
}

function requiredArguments(context: ValidationContext): ASTVisitor {
  return {
    Field: {
      leave(node, _key, _parent, _path, ancestors) {
        const given = new Set(node.arguments?.map((argument) => argument.name.value))
        const missing = (context.getFieldDef()?.args ?? [])
          .filter((argument) => isRequiredArgument(argument) && !given.has(argument.name))
          .map((argument) => argument.name)
          .join(', ')
        if (missing === '') return
        const name = node.name.value
        const message = `Field '${name}' is missing required arguments: ${missing}`
        const details = {
          code: 'missingRequiredArguments',
          className: 'Field',
          name,
          arguments: missing,
        }
        report(context, node, message, details, pathTo(ancestors, node))
      },
    },
  }
}

function variables(context: ValidationContext): ASTVisitor {
  // A variable in an argument that the field doesn't have counts as not used.
  const astray = new Set<VariableNode>()
  return {
    Argument(node) {
      if (context.getArgument() || !context.getFieldDef()) return
      visit(node.value, { Variable: (variable) => void astray.add(variable) })
    },
    OperationDefinition: {
      leave(operation) {
        const name = operation.name?.value ?? `anonymous ${operation.operation}`
        const path = pathTo([], operation)
        const definitions = operation.variableDefinitions ?? []
        const declared = new Set(definitions.map(({ variable }) => variable.name.value))
        const used = new Set<string>()
        for (const { node } of context.getRecursiveVariableUsages(operation)) {
          if (astray.has(node)) continue
          const variableName = node.name.value
          used.add(variableName)
          if (declared.has(variableName)) continue
          const message = `Variable $${variableName} is used by ${name} but not declared`
          report(context, node, message, { code: 'variableNotDefined', variableName }, path)
        }
        for (const variableName of declared) {
          if (used.has(variableName)) continue
          const message = `Variable $${variableName} is declared by ${name} but not used`
          report(context, operation, message, { code: 'variableNotUsed', variableName }, path)
        }
      },
    },
  }
}

function fragmentNames(context: ValidationContext): ASTVisitor {
  return {
    FragmentSpread(node, _key, _parent, _path, ancestors) {
      const fragmentName = node.name.value
      if (context.getFragment(fragmentName)) return
      const message = `Fragment ${fragmentName} was used, but not defined`
      const path = [...pathTo(ancestors, null), `... ${fragmentName}`]
      report(context, node, message, { code: 'useAndDefineFragment', fragmentName }, path)
    },
  }
}

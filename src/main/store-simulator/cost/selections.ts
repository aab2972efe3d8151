import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  GraphQLSkipDirective,
  getDirectiveValues,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

export type Variables = Readonly<Record<string, unknown>>

/** One operation with the fragments and values it uses. */
export type Operation = {
  readonly node: OperationDefinitionNode
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly variables: Variables
}

export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition)
  }
  return fragments
}

/** A field, and the type condition that leads to it (`null`: the type of the selection itself). */
export type SelectedField = { readonly field: FieldNode; readonly condition: string | null }

/** The fields of a selection, through fragments; `@skip` and `@include` obeyed. */
export function selectedFields(
  selection: SelectionSetNode,
  operation: Operation,
  condition: string | null = null,
): SelectedField[] {
  return selection.selections.flatMap((node): SelectedField[] => {
    if (!isIncluded(node, operation.variables)) return []
    if (node.kind === Kind.FIELD) return [{ field: node, condition }]
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const inner = node.typeCondition?.name.value ?? condition
      return selectedFields(node.selectionSet, operation, inner)
    }
    const fragment = operation.fragments.get(node.name.value)
    if (fragment === undefined) return []
    return selectedFields(fragment.selectionSet, operation, fragment.typeCondition.name.value)
  })
}

function isIncluded(node: SelectionSetNode['selections'][number], variables: Variables): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variables)
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variables)
  return skip?.['if'] !== true && include?.['if'] !== false
}

export function isConnectionType(type: GraphQLNamedType): boolean {
  return type.name.endsWith('Connection')
}

import { type ASTNode, Kind } from 'graphql'

/**
 * The path that Shopify gives with validation errors: the operation (`query Name`, `mutation`), then fields and
 * fragments down to `node`.
 */
export function pathTo(
  ancestors: readonly (ASTNode | readonly ASTNode[])[],
  node: ASTNode | null,
): (string | number)[] {
  const steps: readonly (ASTNode | readonly ASTNode[])[] =
    node === null ? ancestors : [...ancestors, node]
  return steps.flatMap((step) => ('kind' in step ? stepOf(step) : []))
}

function stepOf(node: ASTNode): string[] {
  switch (node.kind) {
    case Kind.OPERATION_DEFINITION:
      return [node.name === undefined ? node.operation : `${node.operation} ${node.name.value}`]
    case Kind.FRAGMENT_DEFINITION:
      return [`fragment ${node.name.value}`]
    case Kind.INLINE_FRAGMENT:
      return [node.typeCondition === undefined ? '...' : `... on ${node.typeCondition.name.value}`]
    case Kind.FIELD:
      return [node.alias?.value ?? node.name.value]
    default:
      return []
  }
}

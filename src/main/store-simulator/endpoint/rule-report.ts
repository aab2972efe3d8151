import { type ASTNode, GraphQLError, type ValidationContext } from 'graphql'

/** Reports a refusal; `path` travels among the extensions until the error becomes a body. */
export function report(
  context: ValidationContext,
  node: ASTNode,
  message: string,
  details: { readonly code: string } & Record<string, unknown>,
  path: readonly (string | number)[],
): void {
  const extensions = { ...details, path }
  context.reportError(new GraphQLError(message, { nodes: node, extensions }))
}

export function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'kind' in value
}

import { GraphQLError, getOperationAST, parse } from 'graphql'
import { z } from 'zod'
import type { GraphqlRequest } from '../endpoint/admin-endpoint'

const requestBody = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
})

/** The request in a body, or `null` when it is none. */
export function readRequest(text: string): GraphqlRequest | null {
  try {
    const { query, variables, operationName } = requestBody.parse(JSON.parse(text))
    return { query, variables: variables ?? {}, operationName: operationName ?? null }
  } catch {
    return null
  }
}

/** What a fault rule may call this request: its operation name and its root fields. */
export function namesOf({ query, operationName }: GraphqlRequest): string[] {
  try {
    const operation = getOperationAST(parse(query), operationName)
    if (operation == null) return []
    const fields = operation.selectionSet.selections.flatMap((selection) =>
      selection.kind === 'Field' ? [selection.name.value] : [],
    )
    return operation.name === undefined ? fields : [operation.name.value, ...fields]
  } catch (error) {
    if (error instanceof GraphQLError) return []
    throw error
  }
}

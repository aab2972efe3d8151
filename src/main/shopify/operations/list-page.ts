import { z } from 'zod'

export const pageInfoSchema = z.object({
  hasNextPage: z.boolean(),
  endCursor: z.string().nullable(),
})

/** A page of a connection (shopify.dev/docs/api/usage/pagination-graphql). */
export type ListPage<Node> = {
  readonly nodes: readonly Node[]
  readonly pageInfo: z.infer<typeof pageInfoSchema>
}

export function listPageSchema<Node extends z.ZodType>(node: Node) {
  return z.object({ nodes: z.array(node), pageInfo: pageInfoSchema })
}

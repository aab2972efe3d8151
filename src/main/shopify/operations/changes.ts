import { z } from 'zod'
import { listPageSchema } from './list-page'
import { operation } from './operation'

const eventSchema = z.object({
  id: z.string(),
  action: z.string(),
  createdAt: z.string(),
  /** Absent on events that are comments. */
  subjectId: z.string().nullish(),
  subjectType: z.string().nullish(),
})
export type EventData = z.infer<typeof eventSchema>

/** Shopify's history of the shop, oldest first; kept for a year (shopify.dev/docs/api/admin-graphql, events). */
export const eventsPage = operation<{ after: string | null; query: string }>()(
  'EventsPage',
  'query',
  `query EventsPage($after: String, $query: String!) {
    events(first: 250, after: $after, query: $query, sortKey: CREATED_AT) {
      nodes { id action createdAt ... on BasicEvent { subjectId subjectType } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  z.object({
    events: listPageSchema(eventSchema).nullable(),
  }),
)

/** Up to 250 ids at once; null stands for what is gone. The cost does not grow with their number. */
export const existingProducts = operation<{ ids: readonly string[] }>()(
  'ExistingProducts',
  'query',
  `query ExistingProducts($ids: [ID!]!) { nodes(ids: $ids) { ... on Product { id } } }`,
  z.object({ nodes: z.array(z.object({ id: z.string().optional() }).nullable()) }),
)

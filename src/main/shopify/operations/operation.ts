import type { z } from 'zod'

/**
 * One request Concord can make: its document (checked against Shopify's official schema by a test) and
 * the schema of the data that it reads. `V` is the shape of the variables.
 */
export type Operation<V, D> = {
  readonly name: string
  /** `export`: a mutation by its form that changes nothing in the shop, such as starting a bulk query. */
  readonly kind: OperationKind
  readonly document: string
  readonly data: z.ZodType<D>
  /** Never set: carries the type of the variables. */
  readonly variables?: V
}

export type OperationKind = 'query' | 'mutation' | 'export'

/** Fixes `V`, which no argument could tell, while `D` follows from the schema. */
export function operation<V>() {
  return <D>(
    name: string,
    kind: OperationKind,
    document: string,
    data: z.ZodType<D>,
  ): Operation<V, D> => ({ name, kind, document, data })
}

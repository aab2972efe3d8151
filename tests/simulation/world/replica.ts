import type { StoreAnswer } from '@main/store-simulator'
import { z } from 'zod'

const listSchema = z.object({
  data: z.object({
    products: z.object({ nodes: z.array(z.object({ id: z.string() }).loose()) }).loose(),
  }),
})
const countSchema = z.object({
  data: z.object({ productsCount: z.object({ count: z.number() }) }),
})

/** The same answer of a store that does not know of the product in its lists; by its id it does. */
export function withoutProduct(answer: StoreAnswer, operation: string, id: string): StoreAnswer {
  if (operation !== 'ProductsPage' && operation !== 'ProductsCount') return answer
  let json: unknown
  try {
    json = JSON.parse(answer.body)
  } catch {
    return answer
  }
  const list = listSchema.loose().safeParse(json)
  if (list.success) {
    const { products } = list.data.data
    const nodes = products.nodes.filter((node) => node.id !== id)
    return {
      ...answer,
      body: JSON.stringify({ ...list.data, data: { products: { ...products, nodes } } }),
    }
  }
  const counted = countSchema.loose().safeParse(json)
  if (!counted.success) return answer
  const count = counted.data.data.productsCount.count - 1
  return {
    ...answer,
    body: JSON.stringify({ ...counted.data, data: { productsCount: { count } } }),
  }
}

import { storeIdSchema } from './stores'

/** The page belongs to one store for as long as it lives: main names it in the page's address. */
export const STORE_PARAMETER = 'store'

/** The same of a page's whole address. */
export function storeOfUrl(url: string): string | null {
  const [page = ''] = url.split('#')
  const query = page.indexOf('?')
  return query === -1 ? null : storeOfPage(page.slice(query))
}

/** Id of the store that a page with this query string belongs to; null where no store is open. */
export function storeOfPage(query: string): string | null {
  const id = storeIdSchema.safeParse(new URLSearchParams(query).get(STORE_PARAMETER))
  return id.success ? id.data : null
}

import { containing } from './columns'
import { allOf, type Condition } from './condition'

/** `ams_search` finds parts of three characters and more; shorter ones are looked for in the texts themselves. */
const INDEXED_FROM = 3

/**
 * Products `p` of `ams_listed` in which every word of the search stands somewhere: in the name, the vendor, the
 * category, a SKU or the id. Dashes and dots are characters like any other. A number, or a gid, also finds the
 * product that is linked to the Shopify product of that id.
 */
export function searchCondition(search: string): Condition | null {
  const words = search.split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) return null
  const long = words.filter((word) => Array.from(word).length >= INDEXED_FROM)
  const short = words.filter((word) => Array.from(word).length < INDEXED_FROM)
  const parts: Condition[] = short.map((word) => ({
    sql: `p.text LIKE ? ESCAPE '\\'`,
    values: [containing(word)],
  }))
  if (long.length > 0) {
    parts.push({
      sql: 'p.doc IN (SELECT rowid FROM ams_search WHERE ams_search MATCH ?)',
      values: [long.map(quoted).join(' ')],
    })
  }
  const found = allOf(parts)
  const gid = shopifyId(search.trim())
  if (gid === null) return found
  return {
    sql: `(${found.sql} OR p.id IN (SELECT ams_product_id FROM link WHERE shopify_product_id = ?))`,
    values: [...found.values, gid],
  }
}

/** A string of FTS5's query language (sqlite.org/fts5.html#full_text_query_syntax); it ends at a NUL. */
function quoted(word: string): string {
  return `"${word.replaceAll('\0', '').replaceAll('"', '""')}"`
}

function shopifyId(text: string): string | null {
  if (/^gid:\/\/shopify\/Product\/\d+$/.test(text)) return text
  return /^\d{5,20}$/.test(text) ? `gid://shopify/Product/${text}` : null
}

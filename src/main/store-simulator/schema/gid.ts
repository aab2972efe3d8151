/** A Shopify global id, e.g. `gid://shopify/Product/8001001`. */
export type Gid = `gid://shopify/${string}`

/** The parts of a gid. `query` holds what an inventory level carries behind the `?`, else it is empty. */
export type GidParts = {
  readonly type: string
  readonly id: number
  readonly query: Readonly<Record<string, string>>
}

const GID = /^gid:\/\/shopify\/([A-Za-z0-9]+)\/(\d{1,15})(?:\?([^?#\s]*))?$/

export function toGid(type: string, id: number): Gid {
  return `gid://shopify/${type}/${id}`
}

/** The parts of `text`, or `null` when it is no gid of a record (wrong scheme, no digits). */
export function parseGid(text: string): GidParts | null {
  const match = GID.exec(text)
  if (match === null) return null
  const [, type = '', id = '', query = ''] = match
  return { type, id: Number(id), query: Object.fromEntries(new URLSearchParams(query)) }
}

const GID_LIKE = /^gid:\/\/[^/\s]+\/[^/\s]+\/\S+$/

/** True for text with the form of a gid, whatever it points to; anything else is refused as an `ID` argument. */
export function looksLikeGid(text: string): boolean {
  return GID_LIKE.test(text)
}

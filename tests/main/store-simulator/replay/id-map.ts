import type { Json } from '../support'

const GID = /gid:\/\/shopify\/[A-Za-z0-9]+\/\d+(?:\?[a-z_=&0-9]+)?/g

/** Which of our ids, and upload keys, stand for the recorded ones. */
export class IdMap {
  readonly #ours = new Map<string, string>()

  has(recorded: string): boolean {
    return this.#ours.has(recorded)
  }

  set(recorded: string, ours: string): void {
    this.#ours.set(recorded, ours)
    const [from, to] = [recorded, ours].map((gid) => /\/(\d+)(?:\?|$)/.exec(gid)?.[1])
    // Searches name records by their numbers alone.
    if (from !== undefined && to !== undefined) this.#ours.set(from, to)
  }

  /** Whether `ours` is, or from now on stands for, the recorded id. */
  fits(recorded: string, ours: string): boolean {
    const known = this.#ours.get(recorded)
    if (known !== undefined) return known === ours
    const type = (gid: string): string | undefined => /^gid:\/\/shopify\/(\w+)\//.exec(gid)?.[1]
    if (type(recorded) !== type(ours)) return false
    this.set(recorded, ours)
    return true
  }

  /** Pairs the ids of two answers of the same shape, as far as they are not known. */
  learn(recorded: Json, ours: Json): void {
    if (typeof recorded === 'string' && typeof ours === 'string') {
      // Upload keys and cursors come back in later requests.
      const isKey = /^tmp\/\d+\/|^eyJ/.test(recorded)
      const isNew = !this.#ours.has(recorded)
      if (isNew && (recorded.startsWith('gid://') || isKey)) this.set(recorded, ours)
    } else if (typeof recorded === 'object' && recorded !== null && ours != null) {
      for (const key of Object.keys(recorded)) this.learn(recorded[key], ours[key])
    }
  }

  /** The text with recorded ids replaced by ours. */
  translate(text: string): string {
    const whole = this.#ours.get(text)
    if (whole !== undefined) return whole
    const number = (_: string, name: string, id: string): string =>
      `${name}${this.#ours.get(id) ?? id}`
    const gids = text.replaceAll(
      GID,
      (gid) => this.#ours.get(gid) ?? gid.replace(/(inventory_item_id=)(\d+)/, number),
    )
    return gids.replaceAll(/(\b(?:\w+_)?id:)(\d+)/g, number)
  }

  /** The same for every text of a value. */
  translateAll(value: Json): Json {
    if (typeof value === 'string') return this.translate(value)
    if (Array.isArray(value)) return value.map((item) => this.translateAll(item))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, this.translateAll(inner)]),
    )
  }
}

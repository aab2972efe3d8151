/** A scope that Concord asks for, and what does not work without it. */
export type WantedScope = {
  readonly scope: string
  /** Without a needed one nothing is read or sent; without another one, a part is missing. */
  readonly isNeeded: boolean
}

/** The scopes to grant to the app in Shopify, in the order in which they are shown and copied. */
export const WANTED_SCOPES: readonly WantedScope[] = [
  { scope: 'read_products', isNeeded: true },
  { scope: 'write_products', isNeeded: true },
  { scope: 'read_inventory', isNeeded: true },
  { scope: 'write_inventory', isNeeded: true },
  { scope: 'read_locations', isNeeded: true },
  { scope: 'read_files', isNeeded: false },
  { scope: 'write_files', isNeeded: false },
]

/** As Shopify's app settings take them: a list with commas. */
export const SCOPES_TO_COPY = WANTED_SCOPES.map(({ scope }) => scope).join(',')

/** Those of the wanted scopes that are not granted. A granted `write_x` includes `read_x`. */
export function missingScopes(granted: readonly string[]): readonly WantedScope[] {
  const has = new Set(granted)
  return WANTED_SCOPES.filter(
    ({ scope }) => !has.has(scope) && !has.has(scope.replace(/^read_/, 'write_')),
  )
}

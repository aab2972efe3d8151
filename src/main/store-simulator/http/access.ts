/** Who may ask, and for what. Changed by the control surface: a revoked token, a scope taken away. */
export class Access {
  token: string
  scopes: ReadonlySet<string>

  constructor(token: string, scopes: readonly string[] = RECOMMENDED_SCOPES) {
    this.token = token
    this.scopes = new Set(scopes)
  }
}

export const RECOMMENDED_SCOPES: readonly string[] = [
  'read_products',
  'write_products',
  'read_inventory',
  'write_inventory',
  'read_locations',
  'read_files',
  'write_files',
]

/** The body of a 401: `errors` is text here, not a list. */
export const UNAUTHORIZED_BODY = {
  errors: '[API] Invalid API key or access token (unrecognized login or wrong password)',
} as const

import type { Random } from '../catalogs/seeded-random'
import type { Now } from '../state/clock'

/** The credentials of an app that asks for its tokens (client-credentials grant). */
export type AppCredentials = {
  readonly clientId: string
  readonly clientSecret: string
  /** Not installed: no token. */
  readonly isInstalled: boolean
  /** The app belongs to the shop's organization; others may not use this grant. */
  readonly isSameOrganization: boolean
  readonly tokenLifetimeSeconds: number
}

/** What the shop itself is like: unpaid, closed for fraud, locked, inactive, or gone. */
export type ShopState = 'open' | 'frozen' | 'fraudulent' | 'locked' | 'inactive' | 'gone'

export type TokenAnswer =
  | { readonly token: string; readonly scope: string; readonly expiresIn: number }
  | { readonly error: string; readonly description: string }

const DEFAULT_APP: AppCredentials = {
  clientId: 'simulated-client-id',
  clientSecret: 'shpss_simulated_client_secret',
  isInstalled: true,
  isSameOrganization: true,
  tokenLifetimeSeconds: 86_399,
}

/** Who may ask, and for what. Changed by the control surface: a revoked token, a scope taken away. */
export class Access {
  /** The token that never expires. */
  token: string
  scopes: ReadonlySet<string>
  app = DEFAULT_APP
  shopState: ShopState = 'open'
  readonly #issued = new Map<string, number>()
  readonly #now: Now
  readonly #random: Random

  constructor(token: string, now: Now, random: Random) {
    this.token = token
    this.scopes = new Set(RECOMMENDED_SCOPES)
    this.#now = now
    this.#random = random
  }

  /** Whether a token opens the shop now: the fixed one, or an issued one that hasn't expired. */
  accepts(token: string | string[] | undefined): boolean {
    // Uninstalling an app takes all its tokens away.
    if (typeof token !== 'string' || !this.app.isInstalled) return false
    if (token === this.token) return true
    const expiresAt = this.#issued.get(token)
    return expiresAt !== undefined && this.#now() < expiresAt
  }

  /** All issued tokens stop working; the fixed one stays. */
  expireIssued(): void {
    this.#issued.clear()
  }

  /**
   * Answers a client-credentials request
   * (shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant). An
   * earlier token lives on until it expires.
   */
  issue(clientId: string, clientSecret: string): TokenAnswer {
    const { app } = this
    if (clientId !== app.clientId || clientSecret !== app.clientSecret) {
      return { error: 'invalid_client', description: 'The client credentials are invalid.' }
    }
    if (!app.isSameOrganization) {
      const description = 'Client credentials cannot be performed on this shop.'
      return { error: 'shop_not_permitted', description }
    }
    if (!app.isInstalled) {
      return { error: 'app_not_installed', description: 'The app is not installed on this shop.' }
    }
    const token = `shpat_${Array.from({ length: 32 }, () => this.#random.below(16).toString(16)).join('')}`
    this.#issued.set(token, this.#now() + app.tokenLifetimeSeconds * 1000)
    const scope = [...this.scopes].sort().join(',')
    return { token, scope, expiresIn: app.tokenLifetimeSeconds }
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

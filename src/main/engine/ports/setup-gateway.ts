/** What the Setup Wizard asks of a store, one question at a time. All of it only reads. */
export type SetupGateway = {
  /** Whether a shop answers at the address at all; no credential is shown. Gives its host. */
  knock(signal?: AbortSignal): Promise<string>
  /** Shows the credential. Gives the UTC milliseconds at which the token ends; null for one that does not. */
  showToken(signal?: AbortSignal): Promise<number | null>
  shop(signal?: AbortSignal): Promise<SetupShop>
  /** The API version that is asked for, and the one that Shopify answers with. */
  version(signal?: AbortSignal): Promise<{ readonly asked: string; readonly served: string }>
  scopes(signal?: AbortSignal): Promise<readonly string[]>
  /** Title of one product, null where there is none, and how many there are. */
  oneProduct(
    signal?: AbortSignal,
  ): Promise<{ readonly title: string | null; readonly products: number }>
}

export type SetupShop = {
  readonly shopId: string
  readonly shopName: string
  /** `*.myshopify.com` */
  readonly domain: string
  readonly currencyCode: string
  readonly plan: string
  /** As in the IANA time zone database. */
  readonly timezone: string
}

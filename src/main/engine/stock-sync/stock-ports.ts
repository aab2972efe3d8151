import type { Environment, ShopifyGateway, StateStore } from '../ports'

/** What it takes to find out how a call of stock ended. */
export type SettlingPorts = {
  readonly environment: Environment
  readonly store: StateStore
  readonly gateway: Pick<ShopifyGateway, 'stock'>
  /** So many more variants are done. */
  readonly onDone?: (variants: number) => void
}

/** What a push of stock needs. */
export type StockPorts = SettlingPorts & {
  readonly location: { readonly id: string; readonly name: string }
  /** The newest change that goes: what came later was looked at by no brake. */
  readonly upTo: number
  /** Items that Concord has Shopify count since it was started: their first count is nobody's. */
  readonly switchedOn: Set<string>
  /** Rows of one request. */
  readonly rowsAtOnce: number
}

import type { Environment, ShopifyGateway, StateStore } from '../ports'

/** What a push of stock needs. */
export type StockPorts = {
  readonly environment: Environment
  readonly store: StateStore
  readonly gateway: Pick<ShopifyGateway, 'stock'>
  readonly location: { readonly id: string; readonly name: string }
  /** So many more variants are done. */
  readonly onDone: (variants: number) => void
}

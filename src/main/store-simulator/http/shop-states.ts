import type { ShopState } from './access'

/** How a shop that isn't open answers (shopify.dev/docs/api/usage/response-codes). */
type Closed =
  | { readonly status: 402 | 403 | 423; readonly errors: string }
  | { readonly status: 404 }
  | { readonly status: 200; readonly code: 'SHOP_INACTIVE'; readonly message: string }

export const CLOSED_SHOPS: Readonly<Record<Exclude<ShopState, 'open'>, Closed>> = {
  frozen: { status: 402, errors: 'Unavailable Shop' },
  fraudulent: { status: 403, errors: 'Forbidden' },
  locked: { status: 423, errors: 'Unavailable Shop' },
  gone: { status: 404 },
  inactive: { status: 200, code: 'SHOP_INACTIVE', message: 'The shop is inactive.' },
}

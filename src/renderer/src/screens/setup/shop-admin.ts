import { isShopHost } from '@shared/connecting/shop-address'
import type { AppError } from '@shared/contract/app-error'
import { useState } from 'react'
import { askMain } from '../../api'

/** The page of the store's admin where apps are; null where the store has no admin. */
function appsPage(host: string): string | null {
  return isShopHost(host) ? `https://${host}/admin/settings/apps` : null
}

/** Opens that page in the person's browser; `open` is null where there is none. */
export function useAppsPage(host: string): {
  readonly open: (() => void) | null
  readonly error: AppError | null
} {
  const [error, setError] = useState<AppError | null>(null)
  const url = appsPage(host)
  const open = async (page: string): Promise<void> => {
    const answer = await askMain('shopify.open', { url: page })
    setError(answer.ok ? null : answer.error)
  }
  return { open: url === null ? null : () => void open(url), error }
}

import { storeOfPage } from '@shared/contract/page-store'

/** Id of the store that this page belongs to. Null: no store is open, and there is no engine to wait for. */
export const PAGE_STORE = storeOfPage(window.location.search)

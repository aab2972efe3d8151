import type { ProductRow } from '@shared/contract/products'
import { useEffect, useState } from 'react'
import { askEngine } from '../../api'

const MOST = 8
/** A moment after the last key, so that typing stays quick while the engine searches. */
const WAIT_MS = 120

type Found = {
  readonly search: string
  readonly rows: readonly ProductRow[]
  readonly total: number
}

const NOTHING: Found = { search: '', rows: [], total: 0 }

/** Products of AMS by name, SKU or id; `isDue` while the answer to what was typed last is not there. */
export function useFoundProducts(typed: string): Found & { readonly isDue: boolean } {
  const search = typed.trim().slice(0, 200)
  const [found, setFound] = useState(NOTHING)
  useEffect(() => {
    if (search === '') return
    let isOld = false
    const ask = async (): Promise<void> => {
      const answer = await askEngine('products.list', { search, offset: 0, limit: MOST })
      if (isOld) return
      setFound(
        answer.ok
          ? { search, rows: answer.value.rows, total: answer.value.total }
          : { ...NOTHING, search },
      )
    }
    const timer = window.setTimeout(() => void ask(), WAIT_MS)
    return () => {
      isOld = true
      window.clearTimeout(timer)
    }
  }, [search])
  if (search === '') return { ...NOTHING, isDue: false }
  return { ...found, isDue: found.search !== search }
}

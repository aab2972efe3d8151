import type { PushLogRow } from '@shared/contract/stock-sync'
import { useEffect, useEffectEvent } from 'react'
import { announce } from '../../components/announcer'
import { toast } from '../../components/toast'
import { isLayerOpen, isTyping } from '../../components/typing'
import { pushRowText } from '../../format'
import { PUSH_LOG } from './texts'

export async function copyPush(row: PushLogRow): Promise<void> {
  await navigator.clipboard.writeText(pushRowText(row))
  announce(PUSH_LOG.copied)
  toast({ sentence: PUSH_LOG.copied })
}

/** C copies the selected row as text, wherever the keyboard is, but in fields. */
export function useCopyKey(row: PushLogRow | undefined): void {
  const copy = useEffectEvent(() => {
    if (row) void copyPush(row)
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'c' || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.defaultPrevented || isTyping(event.target) || isLayerOpen()) return
      event.preventDefault()
      copy()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

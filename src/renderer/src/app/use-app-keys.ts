import { useEffect } from 'react'
import { onMenuCommand } from '../api'
import { isLayerOpen, isTyping } from '../components/typing'
import { appActions } from './actions'
import { type ScreenName, showScreen } from './app-store'
import { MENU } from './menu-commands'

const GO: Readonly<Record<string, ScreenName>> = {
  o: 'overview',
  c: 'compare',
  p: 'products',
  x: 'outbox',
  l: 'push-log',
  s: 'settings',
}
const GO_WITHIN_MS = 1_200

/** What a key does on every screen; undefined leaves it to the screen or the field. */
function actionOf(event: KeyboardEvent): (() => void) | undefined {
  const command = event.ctrlKey || event.metaKey
  if (command && event.key.toLowerCase() === 'z') {
    if (isTyping(event.target)) return undefined
    return event.shiftKey ? MENU['redo-decision'] : MENU['undo-decision']
  }
  if (command && event.key === 'Enter') return appActions.reviewAndPush
  if (command && event.key === ',') return MENU['go-settings']
  if (command && !event.shiftKey && event.key.toLowerCase() === 'k') return MENU['show-palette']
  if (event.key === 'F5') return MENU['full-sync']
  if (!command && !event.altKey && event.key === '?' && !isTyping(event.target)) {
    return appActions.showKeys
  }
  return undefined
}

export function useAppKeys(): void {
  useEffect(() => onMenuCommand((command) => MENU[command]()), [])
  useEffect(() => {
    let goPressedAt = Number.NEGATIVE_INFINITY
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isLayerOpen()) return
      const act = actionOf(event)
      if (act) {
        event.preventDefault()
        act()
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const target = event.timeStamp - goPressedAt < GO_WITHIN_MS ? GO[event.key] : undefined
      goPressedAt = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY
      if (!target) return
      // Before the screen's own single keys: the second letter belongs to G.
      event.preventDefault()
      event.stopPropagation()
      showScreen(target)
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
}

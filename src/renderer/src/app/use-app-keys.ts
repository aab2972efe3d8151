import type { MenuCommand } from '@shared/contract/main-contract'
import { useEffect } from 'react'
import { onMenuCommand, PAGE_STORE } from '../api'
import { isLayerOpen, isTyping } from '../components/typing'
import { appActions, showAsLeft } from './actions'
import type { ScreenName } from './app-store'
import { MENU } from './menu-commands'

const GO: Readonly<Record<string, ScreenName>> = {
  h: 'home',
  o: 'overview',
  c: 'compare',
  p: 'products',
  x: 'outbox',
  l: 'push-log',
  s: 'settings',
  w: 'setup',
}
const GO_WITHIN_MS = 1_200

/** All that needs no engine: it is there while no store is open. */
const WITHOUT_STORE: ReadonlySet<MenuCommand> = new Set(['go-home', 'go-setup', 'show-keys'])

function runMenu(command: MenuCommand): void {
  if (PAGE_STORE !== null || WITHOUT_STORE.has(command)) MENU[command]()
}

/** What a key does on every screen; undefined leaves it to the screen or the field. */
function actionOf(event: KeyboardEvent): (() => void) | undefined {
  const command = event.ctrlKey || event.metaKey
  if (!command && !event.altKey && event.key === '?' && !isTyping(event.target)) {
    return appActions.showKeys
  }
  if (PAGE_STORE === null) return undefined
  if (command && event.key.toLowerCase() === 'z') {
    if (isTyping(event.target)) return undefined
    return event.shiftKey ? MENU['redo-decision'] : MENU['undo-decision']
  }
  if (command && event.key === 'Enter') return appActions.reviewAndPush
  if (command && event.key === ',') return MENU['go-settings']
  if (command && !event.shiftKey && event.key.toLowerCase() === 'k') return MENU['show-palette']
  return event.key === 'F5' ? MENU['full-sync'] : undefined
}

export function useAppKeys(): void {
  useEffect(() => onMenuCommand(runMenu), [])
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
      showAsLeft(target)
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
}

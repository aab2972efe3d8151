import type { MenuCommand } from '@shared/contract/main-contract'
import { pushLogFilterSchema } from '@shared/contract/stock-sync'
import { useEffect } from 'react'
import { onMenuCommand, PAGE_STORE } from '../api'
import { isLayerOpen, isTyping } from '../components/typing'
import { appActions, showAsLeft } from './actions'
import { type ScreenName, showScreen } from './app-store'

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

/** In a text field the menu's Undo means the text, not the last decision. */
function undoOrText(way: 'undo' | 'redo'): void {
  if (isTyping(document.activeElement)) document.execCommand(way)
  else void appActions[way]()
}

const MENU: Readonly<Record<MenuCommand, () => void>> = {
  'undo-decision': () => undoOrText('undo'),
  'redo-decision': () => undoOrText('redo'),
  'full-sync': () => void appActions.startFullSync(),
  'review-and-push': appActions.reviewAndPush,
  'import-catalog': () => void appActions.importCatalog(),
  'export-decisions': () => void appActions.exportDecisions(),
  'export-push-log': () => void appActions.exportPushLog(pushLogFilterSchema.parse({})),
  'show-keys': appActions.showKeys,
  'go-overview': () => showScreen('overview'),
  'go-compare': () => showScreen('compare'),
  'go-products': () => appActions.go({ screen: 'products' }),
  'go-outbox': () => showScreen('outbox'),
  'go-push-log': () => showScreen('push-log'),
  'go-home': () => showScreen('home'),
  'go-setup': () => showAsLeft('setup'),
}

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
  if (command && event.key === ',') return () => showScreen('settings')
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

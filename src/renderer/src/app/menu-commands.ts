import type { MenuCommand } from '@shared/contract/main-contract'
import { pushLogFilterSchema } from '@shared/contract/stock-sync'
import { isTyping } from '../components/typing'
import { appActions, showAsLeft } from './actions'
import { showScreen } from './app-store'

/** In a text field the menu's Undo means the text, not the last decision. */
function undoOrText(way: 'undo' | 'redo'): void {
  if (isTyping(document.activeElement)) document.execCommand(way)
  else void appActions[way]()
}

/** What the application menu asks for. Keys and the command palette do the same. */
export const MENU: Readonly<Record<MenuCommand, () => void>> = {
  'undo-decision': () => undoOrText('undo'),
  'redo-decision': () => undoOrText('redo'),
  'full-sync': () => void appActions.startFullSync(),
  'review-and-push': appActions.reviewAndPush,
  'import-catalog': () => void appActions.importCatalog(),
  'export-catalog': appActions.exportCatalog,
  'export-decisions': () => void appActions.exportDecisions(),
  'export-push-log': () => void appActions.exportPushLog(pushLogFilterSchema.parse({})),
  'show-keys': appActions.showKeys,
  'show-palette': () => appActions.showPalette?.(),
  'go-overview': () => showScreen('overview'),
  'go-compare': () => showScreen('compare'),
  'go-products': () => appActions.go({ screen: 'products' }),
  'go-outbox': () => showScreen('outbox'),
  'go-push-log': () => showScreen('push-log'),
  'go-settings': () => showScreen('settings'),
  'go-home': () => showScreen('home'),
  'go-setup': () => showAsLeft('setup'),
}

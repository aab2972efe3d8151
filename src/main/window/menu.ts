import type { MenuCommand } from '@shared/contract/main-contract'
import { t } from '@shared/words/words'
import { Menu, type MenuItemConstructorOptions } from 'electron'

/**
 * The application menu. Keys that mean text editing inside a field are shown here but handled by the
 * page, which knows where the focus is. The log file is shown by main: its path never reaches the page.
 */
export function setApplicationMenu(
  run: (command: MenuCommand) => void,
  showLogFile: () => void,
): void {
  const item = (
    label: string,
    command: MenuCommand,
    accelerator?: string,
  ): MenuItemConstructorOptions => ({
    label,
    click: () => run(command),
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
  })
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        item(t`Replace AMS Catalog from a File…`, 'import-catalog'),
        item(t`Export Decisions as a File…`, 'export-decisions'),
        item(t`Export Push Log as a File…`, 'export-push-log'),
        { type: 'separator' },
        process.platform === 'darwin' ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        item(t`Undo Decision`, 'undo-decision', 'CmdOrCtrl+Z'),
        item(t`Redo Decision`, 'redo-decision', 'CmdOrCtrl+Shift+Z'),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
      ],
    },
    {
      label: '&Store',
      submenu: [
        item(t`Full Sync And Compare`, 'full-sync', 'F5'),
        item(t`Review and Push`, 'review-and-push', 'CmdOrCtrl+Enter'),
      ],
    },
    {
      label: '&Go',
      submenu: [
        item(t`Command Palette…`, 'show-palette', 'CmdOrCtrl+K'),
        { type: 'separator' },
        item('Home', 'go-home'),
        item(t`Overview`, 'go-overview'),
        item(t`Compare`, 'go-compare'),
        item(t`Products`, 'go-products'),
        item(t`Outbox`, 'go-outbox'),
        item(t`Push Log`, 'go-push-log'),
        item(t`Setup Wizard`, 'go-setup'),
        item(t`Settings`, 'go-settings', 'CmdOrCtrl+,'),
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    {
      label: '&Help',
      submenu: [
        item(t`Keyboard Shortcuts`, 'show-keys'),
        { type: 'separator' },
        { label: t`Show Log File`, click: showLogFile },
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

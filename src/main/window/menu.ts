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
    ...(process.platform === 'darwin' ? [appMenu()] : []),
    {
      label: t`&File`,
      submenu: [
        item(t`Replace AMS Catalog from a File…`, 'import-catalog'),
        item(t`Export AMS Catalog as a File…`, 'export-catalog'),
        item(t`Export Decisions as a File…`, 'export-decisions'),
        item(t`Export Push Log as a File…`, 'export-push-log'),
        { type: 'separator' },
        process.platform === 'darwin' ? ofRole('close') : ofRole('quit'),
      ],
    },
    {
      label: t`&Edit`,
      submenu: [
        item(t`Undo Decision`, 'undo-decision', 'CmdOrCtrl+Z'),
        item(t`Redo Decision`, 'redo-decision', 'CmdOrCtrl+Shift+Z'),
        { type: 'separator' },
        ofRole('cut'),
        ofRole('copy'),
        ofRole('paste'),
      ],
    },
    {
      label: t`&Store`,
      submenu: [
        item(t`Full Sync And Compare`, 'full-sync', 'F5'),
        item(t`Review and Push`, 'review-and-push', 'CmdOrCtrl+Enter'),
      ],
    },
    {
      label: t`&Go`,
      submenu: [
        item(t`Command Palette…`, 'show-palette', 'CmdOrCtrl+K'),
        { type: 'separator' },
        item(t`Home`, 'go-home'),
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
      label: t`&View`,
      submenu: [
        ofRole('resetZoom'),
        ofRole('zoomIn'),
        ofRole('zoomOut'),
        { type: 'separator' },
        ofRole('togglefullscreen'),
      ],
    },
    {
      label: t`&Help`,
      submenu: [
        item(t`Keyboard Shortcuts`, 'show-keys'),
        { type: 'separator' },
        { label: t`Show Log File`, click: showLogFile },
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

/** Electron has the words of its roles in English only; these are the same ones. */
const ROLE_WORDS = {
  about: t`About Concord`,
  services: t`Services`,
  hide: t`Hide Concord`,
  hideOthers: t`Hide Others`,
  unhide: t`Show All`,
  quit: quitWords(),
  close: t`Close Window`,
  cut: t`Cut`,
  copy: t`Copy`,
  paste: t`Paste`,
  resetZoom: t`Actual Size`,
  zoomIn: t`Zoom In`,
  zoomOut: t`Zoom Out`,
  togglefullscreen: t`Toggle Full Screen`,
} as const

function quitWords(): string {
  if (process.platform === 'darwin') return t`Quit Concord`
  return process.platform === 'win32' ? t`Exit` : t`Quit`
}

function ofRole(role: keyof typeof ROLE_WORDS): MenuItemConstructorOptions {
  return { role, label: ROLE_WORDS[role] }
}

/** The menu that macOS wants first, as Electron has it. */
function appMenu(): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      ofRole('about'),
      { type: 'separator' },
      ofRole('services'),
      { type: 'separator' },
      ofRole('hide'),
      ofRole('hideOthers'),
      ofRole('unhide'),
      { type: 'separator' },
      ofRole('quit'),
    ],
  }
}

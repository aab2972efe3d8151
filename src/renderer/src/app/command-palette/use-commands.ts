import { themeSchema } from '@shared/contract/main-contract'
import { t } from '@shared/words/words'
import { useLiveOverview, useLiveStock } from '../../api'
import { DENSITIES, setDensity, useDensity } from '../../components/density'
import { useOfflineReason } from '../../components/offline'
import { SECTION_WORDS, SETTINGS_SECTIONS } from '../../components/settings-sections'
import { THEME_WORDS, useThemeChoice } from '../../components/theme-choice'
import { appActions } from '../actions'
import { MENU } from '../menu-commands'
import type { Command } from './command'

const go = (id: string, label: string, keys: string, words: string, run: () => void): Command => ({
  id,
  group: 'go-to',
  label,
  keys,
  words,
  run,
})

const SCREENS: readonly Command[] = [
  go('go-overview', t`Overview`, 'G O', t`start status`, MENU['go-overview']),
  go('go-compare', t`Compare`, 'G C', t`differences review`, MENU['go-compare']),
  go('go-products', t`Products`, 'G P', t`catalog list`, MENU['go-products']),
  go('go-outbox', t`Outbox`, 'G X', t`decisions waiting`, MENU['go-outbox']),
  go('go-push-log', t`Push Log`, 'G L', t`stock history`, MENU['go-push-log']),
  go('go-settings', t`Settings`, 'Ctrl ,', t`preferences options`, MENU['go-settings']),
  go('go-home', t`Home`, 'G H', t`stores switch add another`, MENU['go-home']),
  go('go-setup', t`Setup Wizard`, 'G W', t`connect credential token reconnect`, MENU['go-setup']),
]

const FILES: readonly Command[] = [
  {
    id: 'import-catalog',
    label: t`Replace AMS catalog from a file…`,
    words: t`import csv`,
    run: MENU['import-catalog'],
  },
  {
    id: 'export-catalog',
    label: t`Export AMS catalog as a file…`,
    words: t`csv xlsx excel save`,
    run: MENU['export-catalog'],
  },
  {
    id: 'export-decisions',
    label: t`Export decisions as a file…`,
    words: t`csv save`,
    run: MENU['export-decisions'],
  },
  {
    id: 'export-push-log',
    label: t`Export Push Log as a file…`,
    words: t`csv save`,
    run: MENU['export-push-log'],
  },
  {
    id: 'undo',
    label: t`Undo the last decision or edit`,
    keys: 'Ctrl Z',
    run: () => void appActions.undo(),
  },
  {
    id: 'redo',
    label: t`Redo the decision`,
    keys: 'Ctrl Shift Z',
    run: () => void appActions.redo(),
  },
  {
    id: 'show-keys',
    label: t`Show all keys`,
    keys: '?',
    words: t`keyboard shortcuts`,
    run: MENU['show-keys'],
  },
].map((command) => ({ ...command, group: 'do' }))

const SECTION_FINDS: Readonly<Partial<Record<(typeof SETTINGS_SECTIONS)[number], string>>> = {
  stock: t`interval location sold out override web orders`,
  push: t`automatic online brakes limits`,
  fields: t`policy never ask`,
  matching: t`link sku`,
  log: t`retention days kept`,
  appearance: t`theme dark light density`,
  language: t`english german deutsch`,
  data: t`backup back up restore folder diagnostics support`,
  about: t`version licences`,
}

const SECTIONS: readonly Command[] = SETTINGS_SECTIONS.map((section) => ({
  id: `settings-${section}`,
  group: 'settings',
  label: t`Settings: ${SECTION_WORDS[section]}`,
  words: SECTION_FINDS[section],
  run: () => appActions.go({ screen: 'settings', section }),
}))

const DENSITY_WORDS = { compact: t`Compact rows`, comfortable: t`Comfortable rows` } as const

/** All that can be run now, in the order in which it is listed before anything is typed. */
export function useCommands(): readonly Command[] {
  const { theme, setTheme } = useThemeChoice()
  const density = useDensity()
  const offline = useOfflineReason()
  const isSyncing = useLiveOverview((live) => live.overview?.sync.kind === 'running')
  const paused = useLiveStock((live) => live.health !== null && live.health.pausedAt !== null)
  const running = isSyncing ? t`A run is under way` : undefined
  const actions: readonly Command[] = [
    {
      id: 'full-sync',
      group: 'do',
      label: t`Full Sync And Compare`,
      keys: 'F5',
      words: t`read both sides`,
      blockedBecause: running ?? offline,
      run: MENU['full-sync'],
    },
    {
      id: 'check-changes',
      group: 'do',
      label: t`Check for changes`,
      words: t`read shopify quick`,
      blockedBecause: running ?? offline,
      run: () => void appActions.checkForChanges(),
    },
    {
      id: 'review-and-push',
      group: 'do',
      label: t`Review and push`,
      keys: 'Ctrl Enter',
      words: t`send decisions`,
      run: MENU['review-and-push'],
    },
    {
      id: 'push-pending',
      group: 'do',
      label: t`Push pending now`,
      words: t`stock send`,
      blockedBecause: paused ? t`Stock sync is paused` : offline,
      run: () => void appActions.pushStockNow(),
    },
    paused
      ? {
          id: 'stock-sync',
          group: 'do',
          label: t`Resume stock sync`,
          words: t`continue pause`,
          run: () => void appActions.resumeStock(),
        }
      : {
          id: 'stock-sync',
          group: 'do',
          label: t`Pause stock sync`,
          words: t`stop resume hold`,
          run: () => void appActions.pauseStock(),
        },
  ]
  const looks: readonly Command[] = [
    ...themeSchema.options.map(
      (one): Command => ({
        id: `theme-${one}`,
        group: 'appearance',
        label: t`Theme: ${THEME_WORDS[one]}`,
        words: t`colours mode`,
        note: one === theme ? t`chosen` : undefined,
        run: () => setTheme(one),
      }),
    ),
    ...DENSITIES.map(
      (one): Command => ({
        id: `density-${one}`,
        group: 'appearance',
        label: t`Density: ${DENSITY_WORDS[one]}`,
        words: t`height size`,
        note: one === density ? t`chosen` : undefined,
        run: () => setDensity(one),
      }),
    ),
  ]
  return [...SCREENS, ...actions, ...FILES, ...looks, ...SECTIONS]
}

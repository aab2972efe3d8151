import { Notifications } from '@mantine/notifications'
import { t } from '@shared/words/words'
import { useEffect, useRef } from 'react'
import { useLiveOverview } from '../api'
import { Announcer } from '../components/announcer'
import { AppActionsContext } from '../components/app-actions'
import { OfflineContext } from '../components/offline'
import { CurrencyContext } from '../components/values'
import { blockedOffline } from '../format'
import { CompareScreen } from '../screens/compare'
import { HomeScreen } from '../screens/home'
import { OutboxScreen } from '../screens/outbox'
import { OverviewScreen } from '../screens/overview'
import { ProductsScreen } from '../screens/products'
import { PushLogScreen } from '../screens/push-log'
import { SettingsScreen } from '../screens/settings'
import { SetupScreen } from '../screens/setup'
import { appActions } from './actions'
import './app.css'
import { type ScreenName, useAppStore } from './app-store'
import { CommandPalette } from './command-palette'
import { ErrorBoundary } from './error-boundary'
import { ExportDialog } from './export-dialog'
import { DropOverlay } from './import/drop-overlay'
import { ImportDialog } from './import/import-dialog'
import { KeysSheet } from './keys-sheet'
import { ManyProgress } from './many-progress'
import { Notices } from './notices'
import { PushDialog } from './push-dialog'
import { Rail } from './rail'
import { RunDrawer } from './run-drawer'
import { StatusBar } from './status-bar'
import { StockBrakeDialog } from './stock-brake-dialog'
import { useAppKeys } from './use-app-keys'
import { useRegionKeys } from './use-region-keys'
import { useSystemNetwork } from './use-system-network'

const SCREENS: Readonly<Record<ScreenName, () => React.JSX.Element>> = {
  overview: () => <Overview />,
  compare: () => <CompareScreen />,
  products: () => <ProductsScreen />,
  outbox: () => <OutboxScreen />,
  'push-log': () => <PushLogScreen />,
  settings: () => <SettingsScreen />,
  home: () => <HomeScreen />,
  setup: () => <Setup />,
}

function Setup() {
  const importing = useAppStore((store) => store.importing)
  return <SetupScreen importing={importing} />
}

function Overview() {
  const importing = useAppStore((store) => store.importing)
  return <OverviewScreen importing={importing} />
}

export function App() {
  useAppKeys()
  useRegionKeys()
  const screen = useAppStore((store) => store.screen)
  const main = useRef<HTMLElement>(null)
  const shown = useRef(screen)
  useEffect(() => {
    // Who goes to another screen wants its keys; a first start takes the keyboard from nobody.
    if (shown.current !== screen) main.current?.focus({ preventScroll: true })
    shown.current = screen
  }, [screen])
  const currency = useLiveOverview(({ overview }) => overview?.currencyCode ?? null)
  const offline = useLiveOverview(({ overview }) => blockedOffline(overview?.reach))
  useSystemNetwork()
  return (
    <AppActionsContext value={appActions}>
      <CurrencyContext value={currency}>
        <OfflineContext value={offline}>
          <a className="skip-link" href="#screen">
            {t`Skip to the screen`}
          </a>
          <div className="app">
            <Rail />
            <main ref={main} className="app-main" id="screen" tabIndex={-1}>
              <Notices />
              <ErrorBoundary key={screen}>{SCREENS[screen]()}</ErrorBoundary>
            </main>
            <StatusBar />
          </div>
          <ExportDialog />
          <PushDialog />
          <ImportDialog />
          <ManyProgress />
          <DropOverlay />
          <StockBrakeDialog />
          <RunDrawer />
          <KeysSheet />
          <CommandPalette />
          <Announcer />
          <Notifications position="top-center" limit={1} zIndex={190} />
        </OfflineContext>
      </CurrencyContext>
    </AppActionsContext>
  )
}

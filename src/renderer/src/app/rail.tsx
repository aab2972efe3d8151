import { t } from '@shared/words/words'
import {
  Gauge,
  GitCompareArrows,
  House,
  Package,
  PlugZap,
  ScrollText,
  Send,
  SlidersHorizontal,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { PAGE_STORE, useLiveOverview, useLiveStores } from '../api'
import { Monogram } from '../components/monogram'
import { count, monogram, toPush } from '../format'
import { showAsLeft } from './actions'
import { type ScreenName, useAppStore } from './app-store'
import './rail.css'
import { ThemeMenu } from './theme-menu'

const ITEMS = [
  { screen: 'overview', label: t`Overview`, Sign: Gauge },
  { screen: 'compare', label: t`Compare`, Sign: GitCompareArrows },
  { screen: 'products', label: t`Products`, Sign: Package },
  { screen: 'outbox', label: t`Outbox`, Sign: Send },
  { screen: 'push-log', label: t`Push Log`, Sign: ScrollText },
] as const satisfies readonly { screen: ScreenName; label: string; Sign: typeof Gauge }[]

/** While no store is open, only what needs none. */
export function Rail() {
  const waits = useLiveOverview(({ overview }) => (overview ? toPush(overview.outbox) : 0))
  return (
    <nav className="rail" aria-label={t`Main`}>
      {PAGE_STORE === null ? (
        <RailButton screen="home" label={t`Home`} Sign={House} />
      ) : (
        <>
          <StoreButton />
          {ITEMS.map(({ screen, label, Sign }) => (
            <RailButton key={screen} screen={screen} label={label} Sign={Sign}>
              {screen === 'outbox' && waits > 0 ? (
                <span className="rail-count">
                  {' '}
                  {waits > 999 ? '999+' : count(waits)}
                  <span className="visually-hidden"> {t`waiting`}</span>
                </span>
              ) : null}
            </RailButton>
          ))}
        </>
      )}
      <span className="grow" />
      <ThemeMenu />
      <RailButton screen="setup" label={t`Setup Wizard`} Sign={PlugZap} className="rail-setup" />
      {PAGE_STORE === null ? null : (
        <RailButton screen="settings" label={t`Settings`} Sign={SlidersHorizontal} />
      )}
    </nav>
  )
}

type RailButtonProps = {
  readonly screen: ScreenName
  readonly label: string
  readonly Sign: typeof Gauge
  readonly className?: string
  readonly children?: ReactNode
}

function RailButton({ screen, label, Sign, className, children }: RailButtonProps) {
  const isShown = useAppStore((store) => store.screen === screen)
  return (
    <button
      type="button"
      className={className}
      aria-current={isShown ? 'page' : undefined}
      title={label}
      onClick={() => showAsLeft(screen)}
    >
      <Sign size={20} aria-hidden="true" />
      <span className="rail-label">{label}</span>
      {children}
    </button>
  )
}

/** The store of this page, which leads to all of them. */
function StoreButton() {
  const name = useLiveStores((live) => live.setup?.name ?? '')
  const isShown = useAppStore((store) => store.screen === 'home')
  return (
    <button
      type="button"
      className="rail-store"
      aria-current={isShown ? 'page' : undefined}
      title={t`${name}, all stores`}
      onClick={() => showAsLeft('home')}
    >
      <Monogram letters={monogram(name)} />
      <span className="visually-hidden">{t`Home`}, </span>
      <span className="rail-label cut">{name.split(' ')[0] || t`Stores`}</span>
    </button>
  )
}

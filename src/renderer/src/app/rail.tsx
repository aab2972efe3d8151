import { Gauge, GitCompareArrows, Package, ScrollText, Send, SlidersHorizontal } from 'lucide-react'
import { useLiveOverview } from '../api'
import { count, toPush } from '../format'
import { type ScreenName, showScreen, useAppStore } from './app-store'
import './rail.css'
import { ThemeMenu } from './theme-menu'

const ITEMS = [
  { screen: 'overview', label: 'Overview', Sign: Gauge },
  { screen: 'compare', label: 'Compare', Sign: GitCompareArrows },
  { screen: 'products', label: 'Products', Sign: Package },
  { screen: 'outbox', label: 'Outbox', Sign: Send },
  { screen: 'push-log', label: 'Push Log', Sign: ScrollText },
] as const satisfies readonly { screen: ScreenName; label: string; Sign: typeof Gauge }[]

export function Rail() {
  const screen = useAppStore((store) => store.screen)
  const overview = useLiveOverview((live) => live.overview)
  const waits = overview ? toPush(overview.outbox) : 0
  return (
    <nav className="rail" aria-label="Main">
      <button
        type="button"
        className="rail-store"
        title={overview?.storeName}
        onClick={() => showScreen('overview')}
      >
        <span className="monogram" data-letters={monogram(overview?.storeName ?? '')} />
        <span className="rail-label cut">{overview?.storeName.split(' ')[0] ?? 'Store'}</span>
      </button>
      {ITEMS.map(({ screen: name, label, Sign }) => (
        <button
          key={name}
          type="button"
          aria-current={name === screen ? 'page' : undefined}
          title={label}
          onClick={() => showScreen(name)}
        >
          <Sign size={20} aria-hidden="true" />
          <span className="rail-label">{label}</span>
          {name === 'outbox' && waits > 0 ? (
            <span className="rail-count">
              {' '}
              {waits > 999 ? '999+' : count(waits)}
              <span className="visually-hidden"> waiting</span>
            </span>
          ) : null}
        </button>
      ))}
      <span className="grow" />
      <ThemeMenu />
      <button
        type="button"
        aria-current={screen === 'settings' ? 'page' : undefined}
        title="Settings"
        onClick={() => showScreen('settings')}
      >
        <SlidersHorizontal size={20} aria-hidden="true" />
        <span className="rail-label">Settings</span>
      </button>
    </nav>
  )
}

function monogram(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
}

import { t } from '@shared/words/words'
import { Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { useAppActions } from './app-actions'
import { Button } from './button'
import './screen-header.css'

type ScreenHeaderProps = {
  readonly title: ReactNode
  /** One line that says how things stand. */
  readonly state?: ReactNode
  readonly children?: ReactNode
}

export function ScreenHeader({ title, state, children }: ScreenHeaderProps) {
  return (
    <header className="screen-header">
      <h1>{title}</h1>
      <p className="screen-header-state">{state}</p>
      <div className="screen-header-actions">
        <SearchOrRun />
        {children}
      </div>
    </header>
  )
}

function SearchOrRun() {
  const { showPalette } = useAppActions()
  if (!showPalette) return null
  return (
    <Button
      look="quiet"
      className="screen-header-search"
      icon={<Search size={16} aria-hidden="true" />}
      keys="Ctrl K"
      hint={t`Search or run anything (Ctrl K)`}
      onClick={showPalette}
    >
      <span className="screen-header-search-words">{t`Search or run`}</span>
    </Button>
  )
}

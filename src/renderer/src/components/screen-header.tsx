import type { ReactNode } from 'react'
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
      <div className="screen-header-actions">{children}</div>
    </header>
  )
}

import { t } from '@shared/words/words'
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Button } from '../components/button'
import { EmptyState } from '../components/empty-state'

type Props = { readonly children: ReactNode }
type State = { readonly broken: boolean }

/** A screen that breaks takes nothing else with it: decisions live in the engine. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { broken: false }

  static getDerivedStateFromError(): State {
    return { broken: true }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error('A screen broke', error, info.componentStack)
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    return (
      <EmptyState
        title={t`This screen met an error of its own`}
        action={
          <Button onClick={() => this.setState({ broken: false })}>{t`Show it again`}</Button>
        }
      >
        {t`Nothing was lost: every decision is kept by the engine.`}
      </EmptyState>
    )
  }
}

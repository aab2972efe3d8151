import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

type HelpProps = { readonly title: string; readonly children: ReactNode }

export function Help({ title, children }: HelpProps) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

export function HelpSteps({ steps }: { readonly steps: readonly string[] }) {
  return (
    <ol>
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  )
}

export type HelpFact = { readonly Sign: LucideIcon; readonly strong: string; readonly text: string }

export function HelpFacts({ facts }: { readonly facts: readonly HelpFact[] }) {
  return (
    <ul>
      {facts.map(({ Sign, strong, text }) => (
        <li key={strong}>
          <Sign size={16} aria-hidden="true" />
          <span>
            <b>{strong}</b> {text}
          </span>
        </li>
      ))}
    </ul>
  )
}

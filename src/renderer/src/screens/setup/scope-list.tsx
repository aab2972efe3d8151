import { WANTED_SCOPES } from '@shared/connecting/scopes'
import { tAs } from '@shared/words/words'
import { Check, X } from 'lucide-react'
import './scope-list.css'

type ScopeListProps = {
  /** Those that are not granted; null while it is not known. */
  readonly missing: readonly string[] | null
}

/** Every scope that Concord asks for, with whether it is granted. */
export function ScopeList({ missing }: ScopeListProps) {
  return (
    <ul className="scope-list">
      {WANTED_SCOPES.map(({ scope }) => {
        const isMissing = missing?.includes(scope) ?? false
        const Sign = isMissing ? X : Check
        return (
          <li key={scope} data-missing={isMissing || undefined}>
            {missing === null ? null : <Sign size={12} aria-hidden="true" />}
            {scope}
            {isMissing ? <span className="visually-hidden"> {tAs('scope')`missing`}</span> : null}
          </li>
        )
      })}
    </ul>
  )
}

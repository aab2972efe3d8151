import { Keyboard } from 'lucide-react'
import { Help } from './help'
import { CREDENTIAL } from './texts'
import type { CredentialActions } from './use-credential'

/** The other way than by the clipboard. */
export function TypeInstead({ credential }: { readonly credential: CredentialActions }) {
  const blocked = credential.blockedBecause
  return (
    <Help title={CREDENTIAL.noClipboard}>
      <ul>
        <li>
          <Keyboard size={16} aria-hidden="true" />
          <span>
            <button
              type="button"
              className="link"
              aria-disabled={blocked !== undefined}
              title={blocked}
              onClick={() => {
                if (blocked === undefined) void credential.type()
              }}
            >
              {CREDENTIAL.type}
            </button>{' '}
            {CREDENTIAL.typeText}
          </span>
        </li>
      </ul>
    </Help>
  )
}

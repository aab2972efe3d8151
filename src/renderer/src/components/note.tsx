import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import './note.css'

type NoteProps = {
  readonly look: 'plain' | 'warn' | 'err'
  readonly children: ReactNode
  readonly action?: ReactNode
}

const SIGNS = { plain: Info, warn: TriangleAlert, err: CircleAlert } as const

/** A sentence where the problem lives, with the one thing to do about it. */
export function Note({ look, children, action }: NoteProps) {
  const Sign = SIGNS[look]
  return (
    <div className={`note note-${look}`}>
      <Sign size={16} aria-hidden="true" />
      <div className="grow">{children}</div>
      {action}
    </div>
  )
}

import { t } from '@shared/words/words'
import { Check, Copy } from 'lucide-react'
import './copy-id.css'
import { useCopied } from './use-copied'

type CopyIdProps = {
  readonly id: string
  /** What it is, for the button's name: "request id". */
  readonly name: string
  /** All of it is shown where there is room. */
  readonly whole?: boolean
}

/** An id for support, cut in the middle; the button copies all of it. */
export function CopyId({ id, name, whole = false }: CopyIdProps) {
  const { copied, copy } = useCopied(id)
  const Sign = copied ? Check : Copy
  return (
    <button type="button" className="copy-id" title={id} onClick={copy}>
      <span className="visually-hidden">{t`Copy ${name} ${id}`}</span>
      <span aria-hidden="true">{whole ? id : shortened(id)}</span>{' '}
      <Sign size={12} aria-hidden="true" />
    </button>
  )
}

const ENDS = 4

/** "7f3c…d4e7". */
export function shortened(id: string): string {
  return id.length <= 2 * ENDS + 2 ? id : `${id.slice(0, ENDS)}…${id.slice(-ENDS)}`
}

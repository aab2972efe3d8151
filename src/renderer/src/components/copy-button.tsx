import { Check, Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button'
import { useCopied } from './use-copied'

type CopyButtonProps = { readonly text: string; readonly children: ReactNode }

/** Puts a text on the clipboard and shows for a moment that it is there. */
export function CopyButton({ text, children }: CopyButtonProps) {
  const { copied, copy } = useCopied(text)
  const Sign = copied ? Check : Copy
  return (
    <Button small icon={<Sign size={14} aria-hidden="true" />} onClick={copy}>
      {children}
    </Button>
  )
}

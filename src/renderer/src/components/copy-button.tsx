import { Check, Copy } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { announce } from './announcer'
import { Button } from './button'

type CopyButtonProps = { readonly text: string; readonly children: ReactNode }

const SHOWN_MS = 1_500

/** Puts a text on the clipboard and shows for a moment that it is there. */
export function CopyButton({ text, children }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text)
    announce('Copied')
    setCopied(true)
    window.setTimeout(() => setCopied(false), SHOWN_MS)
  }
  const Sign = copied ? Check : Copy
  return (
    <Button small icon={<Sign size={14} aria-hidden="true" />} onClick={() => void copy()}>
      {children}
    </Button>
  )
}

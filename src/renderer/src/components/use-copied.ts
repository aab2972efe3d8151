import { t } from '@shared/words/words'
import { useState } from 'react'
import { announce } from './announcer'

const SHOWN_MS = 1_500

/** Puts a text on the clipboard; `copied` is true for a moment afterwards. */
export function useCopied(text: string): { readonly copied: boolean; readonly copy: () => void } {
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text)
    announce(t`Copied`)
    setCopied(true)
    window.setTimeout(() => setCopied(false), SHOWN_MS)
  }
  return { copied, copy: () => void copy() }
}

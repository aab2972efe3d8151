import { useComputedColorScheme } from '@mantine/core'
import type { Side } from '@shared/catalog/product'
import { useMemo } from 'react'
import { barChangedBlocks } from './changed-blocks'
import { type FrameColours, frameDocument } from './frame-document'
import { usePointerKeepsKeys } from './pointer-keeps-keys'
import './rendered-html.css'
import { safeHtml } from './safe-html'

type RenderedHtmlProps = {
  readonly html: string
  /** Blocks that are not in here get a bar; null draws none. */
  readonly base: string | null
  readonly side: Side
  readonly label: string
}

/**
 * A description as a customer sees it, less what it would load. Three walls, each enough alone: only
 * harmless elements, a frame without any permission, and a policy that lets nothing run or load.
 */
export function RenderedHtml({ html, base, side, label }: RenderedHtmlProps) {
  const scheme = useComputedColorScheme('light')
  const source = useMemo(() => {
    const body = safeHtml(html)
    if (base !== null) barChangedBlocks(safeHtml(base), body)
    return frameDocument(body.innerHTML, pageColours(scheme, side), pageNonce())
  }, [html, base, scheme, side])
  usePointerKeepsKeys()
  return (
    <iframe
      className="rendered-html"
      title={label}
      sandbox=""
      referrerPolicy="no-referrer"
      srcDoc={source}
    />
  )
}

function pageColours(scheme: 'light' | 'dark', side: Side): FrameColours {
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string): string => style.getPropertyValue(name).trim()
  return {
    scheme,
    surface: colour('--surface'),
    text: colour('--text'),
    faint: colour('--text-3'),
    line: colour('--line-2'),
    side: colour(side === 'ours' ? '--ams' : '--shop'),
  }
}

/** The frame stands under the page's policy too, so its style needs the page's nonce. */
function pageNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
}

/** The colours of the page, because a sandboxed frame does not share its styles. */
export type FrameColours = {
  readonly scheme: 'light' | 'dark'
  readonly surface: string
  readonly text: string
  readonly faint: string
  readonly line: string
  readonly side: string
}

/**
 * The document of the preview frame. Its own policy allows the one style below, by its nonce, and
 * nothing else: no script, picture, font, frame, form or connection.
 */
export function frameDocument(body: string, colours: FrameColours, nonce: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'"><style nonce="${nonce}">${styles(colours)}</style></head><body>${body}</body></html>`
}

function styles({ scheme, surface, text, faint, line, side }: FrameColours): string {
  return `
html { color-scheme: ${scheme}; background: ${surface}; color: ${text}; font: 14px/22px system-ui, sans-serif; overflow-wrap: anywhere; }
body { margin: 10px 14px; }
p, ul, ol, dl, table, blockquote, pre, figure { margin: 0 0 8px; }
h1, h2, h3, h4, h5, h6 { margin: 0 0 6px; font-size: 15px; line-height: 22px; }
ul, ol { padding-left: 20px; }
pre { white-space: pre-wrap; }
table { border-collapse: collapse; }
td, th { padding: 2px 8px; border: 1px solid ${line}; text-align: left; }
blockquote { padding-left: 10px; color: ${faint}; }
.link { text-decoration: underline; }
.picture { padding: 1px 6px; border: 1px dashed ${line}; border-radius: 4px; color: ${faint}; font-size: 12px; }
.changed { position: relative; }
.changed::before { content: ""; position: absolute; top: 1px; bottom: 1px; left: -10px; width: 3px; border-radius: 2px; background: ${side}; }
li.changed::before { left: -30px; }
@media (forced-colors: active) { .changed::before { background: Highlight; } }
`
}

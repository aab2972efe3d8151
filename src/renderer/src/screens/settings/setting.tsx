import type { ReactNode } from 'react'

type SettingProps = { readonly text: string; readonly children: ReactNode }

/** A setting and, in a line, what it changes at once. */
export function Setting({ text, children }: SettingProps) {
  return (
    <div className="settings-item">
      {children}
      <p className="settings-text muted">{text}</p>
    </div>
  )
}

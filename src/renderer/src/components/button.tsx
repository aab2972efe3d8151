import type { ComponentProps, ReactNode } from 'react'
import './button.css'
import { KeyHint } from './key-hint'
import { Ring } from './ring'

type ButtonProps = Omit<ComponentProps<'button'>, 'disabled' | 'title'> & {
  readonly look?: 'plain' | 'primary' | 'quiet' | 'ams' | 'shop' | 'danger'
  readonly small?: boolean
  readonly icon?: ReactNode
  /** The key that does the same, shown but not part of the name. */
  readonly keys?: string | undefined
  /** A ring in place of the icon; a second press is ignored. */
  readonly busy?: boolean
  /** Why it can't be used now. It stays focusable, dashed, with the reason as its tooltip. */
  readonly blockedBecause?: string | undefined
  readonly hint?: string | undefined
}

export function Button({
  look = 'plain',
  small = false,
  icon,
  keys,
  busy = false,
  blockedBecause,
  hint,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const blocked = blockedBecause !== undefined
  const classes = ['button', `button-${look}`, small && 'button-small', className]
  return (
    <button
      type="button"
      {...rest}
      className={classes.filter(Boolean).join(' ')}
      aria-disabled={blocked || busy || undefined}
      data-blocked={blocked || undefined}
      title={blockedBecause ?? hint}
      onClick={blocked || busy ? undefined : onClick}
    >
      {busy ? <Ring /> : icon}
      {children}
      {keys ? <KeyHint keys={keys} /> : null}
    </button>
  )
}

type IconButtonProps = Omit<ButtonProps, 'children' | 'icon' | 'aria-label'> & {
  readonly label: string
  readonly icon: ReactNode
}

/** A button of only a sign: it must have a name, which is also its tooltip. */
export function IconButton({ label, icon, hint, ...rest }: IconButtonProps) {
  return (
    <Button look="quiet" {...rest} className="button-icon" aria-label={label} hint={hint ?? label}>
      {icon}
    </Button>
  )
}

import { Menu } from '@mantine/core'
import { Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button'

type MoreMenuProps = {
  /** What is in it, for who can't see the three dots. */
  readonly label: string
  readonly width: number
  readonly look?: 'plain' | 'quiet'
  readonly small?: boolean
  readonly position?: 'bottom-start' | 'bottom-end'
  /** Its items. */
  readonly children: ReactNode
}

/** Three dots with what is done now and then behind them. */
export function MoreMenu(props: MoreMenuProps) {
  const { label, width, look = 'plain', small = false, position = 'bottom-end', children } = props
  return (
    <Menu
      position={position}
      withinPortal
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 0 }}
      width={width}
    >
      <Menu.Target>
        <Button
          small={small}
          look={look}
          className="button-icon"
          aria-label={label}
          hint={label}
          icon={<Ellipsis size={small ? 14 : 16} aria-hidden="true" />}
        />
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}

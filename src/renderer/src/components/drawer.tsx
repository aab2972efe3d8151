import { Drawer as MantineDrawer } from '@mantine/core'
import { t } from '@shared/words/words'
import type { ReactNode } from 'react'
import './drawer.css'

type DrawerProps = {
  readonly opened: boolean
  readonly title: string
  /** Pixels; the window may be narrower. */
  readonly size?: number
  readonly side?: 'left' | 'right'
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A side column where the window has no room for it. */
export function Drawer({
  opened,
  title,
  size = 260,
  side = 'left',
  onClose,
  children,
}: DrawerProps) {
  return (
    <MantineDrawer
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      position={side}
      closeButtonProps={{ 'aria-label': t`Close` }}
      zIndex={200}
      transitionProps={{ duration: 0 }}
      classNames={{
        header: 'drawer-header',
        title: 'drawer-title',
        body: 'drawer-body',
        content: 'drawer-content',
        overlay: 'dialog-scrim',
      }}
    >
      {children}
    </MantineDrawer>
  )
}

import { Menu } from '@mantine/core'
import { Ellipsis, ListPlus, RefreshCw, Scale } from 'lucide-react'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { openDialog } from './compare-store'
import { COMPARE } from './texts'

type HeaderMenuProps = { readonly running: boolean; readonly compared: boolean }

/** What is done now and then: rules, and a read of what Shopify changed. */
export function HeaderMenu({ running, compared }: HeaderMenuProps) {
  const actions = useAppActions()
  return (
    <Menu
      position="bottom-end"
      withinPortal
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 0 }}
      width={230}
    >
      <Menu.Target>
        <Button
          className="button-icon"
          aria-label={COMPARE.more}
          hint={COMPARE.more}
          icon={<Ellipsis size={16} aria-hidden="true" />}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<Scale size={14} aria-hidden="true" />}
          onClick={() => openDialog({ kind: 'rules', making: false })}
        >
          {COMPARE.rules}
        </Menu.Item>
        <Menu.Item
          leftSection={<ListPlus size={14} aria-hidden="true" />}
          onClick={() => openDialog({ kind: 'rules', making: true })}
        >
          {COMPARE.makeRule}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<RefreshCw size={14} aria-hidden="true" />}
          disabled={running || !compared}
          onClick={() => void actions.checkForChanges()}
        >
          {COMPARE.changes}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

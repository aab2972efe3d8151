import { Menu } from '@mantine/core'
import { ListPlus, RefreshCw, Scale } from 'lucide-react'
import { useAppActions } from '../../components/app-actions'
import { MoreMenu } from '../../components/more-menu'
import { openDialog } from './compare-store'
import { COMPARE } from './texts'

type HeaderMenuProps = { readonly running: boolean; readonly compared: boolean }

/** What is done now and then: rules, and a read of what Shopify changed. */
export function HeaderMenu({ running, compared }: HeaderMenuProps) {
  const actions = useAppActions()
  return (
    <MoreMenu label={COMPARE.more} width={230}>
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
    </MoreMenu>
  )
}

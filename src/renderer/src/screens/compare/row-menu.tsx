import { Menu } from '@mantine/core'
import { EyeOff, Link2, SquareArrowOutUpRight, Undo2 } from 'lucide-react'
import { use } from 'react'
import { useAppActions } from '../../components/app-actions'
import { KeyHint } from '../../components/key-hint'
import { DecideContext } from './ballot'
import { openDialog, useCompareStore } from './compare-store'
import { canLinkByHand } from './row-words'
import { ROW_MENU } from './texts'

type RowMenuProps = { readonly onClosed: () => void }

/** One menu for all rows: a menu in each of them would slow a long list down. */
export function RowMenu({ onClosed }: RowMenuProps) {
  const at = useCompareStore((store) => store.rowMenu)
  const decide = use(DecideContext)
  const actions = useAppActions()
  if (at === null) return null
  const { row, x, y } = at
  const { amsProductId } = row
  const close = (): void => {
    useCompareStore.setState({ rowMenu: null })
    onClosed()
  }
  const skipped = row.choice === 'skip'
  return (
    <Menu
      opened
      onClose={close}
      withInitialFocusPlaceholder={false}
      position="bottom-end"
      withinPortal
      width={220}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          className="row-menu-place"
          aria-label={ROW_MENU.menu}
          style={{ left: x, top: y }}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={
            skipped ? (
              <Undo2 size={14} aria-hidden="true" />
            ) : (
              <EyeOff size={14} aria-hidden="true" />
            )
          }
          rightSection={<KeyHint keys={skipped ? '⌫' : 'X'} />}
          onClick={() => decide(row, skipped ? null : 'skip')}
        >
          {skipped ? ROW_MENU.unskip : ROW_MENU.skip}
        </Menu.Item>
        {canLinkByHand(row) ? (
          <Menu.Item
            leftSection={<Link2 size={14} aria-hidden="true" />}
            onClick={() => openDialog({ kind: 'link', row })}
          >
            {ROW_MENU.link}
          </Menu.Item>
        ) : null}
        {amsProductId === null ? null : (
          <Menu.Item
            leftSection={<SquareArrowOutUpRight size={14} aria-hidden="true" />}
            rightSection={<KeyHint keys="O" />}
            onClick={() => actions.go({ screen: 'products', amsProductId })}
          >
            {ROW_MENU.open}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

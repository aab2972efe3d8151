import { Menu } from '@mantine/core'
import type { BulkEdit } from '@shared/contract/editing'
import type { ProductSelection } from '@shared/contract/products'
import { t } from '@shared/words/words'
import { Archive, ArchiveRestore, Ellipsis, Link } from 'lucide-react'
import { askEngine } from '../../api'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { toast } from '../../components/toast'
import { tellSavedMany } from './editing/save-edit'

const MORE = t`More for the ticked products`

/** Archive, restore, link: what is done now and then with many products. */
export function BulkMenu({ selection }: { readonly selection: ProductSelection }) {
  const actions = useAppActions()
  const edit = async (edit: BulkEdit): Promise<void> => {
    const answer = await askEngine('products.edit-many', { selection, edit })
    if (!answer.ok) toast({ sentence: answer.error.message })
    else if (answer.value.kind === 'saved') tellSavedMany(answer.value, () => void actions.undo())
  }
  return (
    <Menu
      position="bottom-start"
      withinPortal
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 0 }}
      width={220}
    >
      <Menu.Target>
        <Button
          small
          className="button-icon"
          aria-label={MORE}
          hint={MORE}
          icon={<Ellipsis size={14} aria-hidden="true" />}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<Archive size={14} aria-hidden="true" />}
          onClick={() => void edit({ kind: 'archive' })}
        >
          {t`Archive`}
        </Menu.Item>
        <Menu.Item
          leftSection={<ArchiveRestore size={14} aria-hidden="true" />}
          onClick={() => void edit({ kind: 'restore' })}
        >
          {t`Restore`}
        </Menu.Item>
        <Menu.Item
          leftSection={<Link size={14} aria-hidden="true" />}
          onClick={() =>
            actions.go({
              screen: 'compare',
              filter: { selection, groups: ['only-ams', 'needs-person'] },
            })
          }
        >
          {t`Link in Compare`}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

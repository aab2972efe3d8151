import { Menu } from '@mantine/core'
import type { BulkEdit } from '@shared/contract/editing'
import type { ProductSelection } from '@shared/contract/products'
import { t } from '@shared/words/words'
import { Archive, ArchiveRestore, Link } from 'lucide-react'
import { useAppActions } from '../../components/app-actions'
import { MoreMenu } from '../../components/more-menu'
import { saveMany } from './editing/save-edit'
import { useProductsStore } from './products-store'

const MORE = t`More for the ticked products`

/** Archive, restore, link: what is done now and then with many products. */
export function BulkMenu({ selection }: { readonly selection: ProductSelection }) {
  const actions = useAppActions()
  const edit = (edit: BulkEdit): void => void saveMany(selection, edit, () => void actions.undo())
  return (
    <MoreMenu label={MORE} width={220} small position="bottom-start">
      <Menu.Item
        leftSection={<Archive size={14} aria-hidden="true" />}
        onClick={() => edit({ kind: 'archive' })}
      >
        {t`Archive`}
      </Menu.Item>
      <Menu.Item
        leftSection={<ArchiveRestore size={14} aria-hidden="true" />}
        onClick={() => edit({ kind: 'restore' })}
      >
        {t`Restore`}
      </Menu.Item>
      <Menu.Item
        leftSection={<Link size={14} aria-hidden="true" />}
        onClick={() => useProductsStore.setState({ dialog: 'link' })}
      >
        {t`Link…`}
      </Menu.Item>
    </MoreMenu>
  )
}

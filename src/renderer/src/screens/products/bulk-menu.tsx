import { Menu } from '@mantine/core'
import type { BulkEdit } from '@shared/contract/editing'
import type { ProductSelection } from '@shared/contract/products'
import { t } from '@shared/words/words'
import { Link } from 'lucide-react'
import { useAppActions } from '../../components/app-actions'
import { MoreMenu } from '../../components/more-menu'
import { ArchiveItem } from './archive-item'
import { saveMany } from './editing/save-edit'
import { useProductsStore } from './products-store'

const MORE = t`More for the ticked products`

/** Archive, restore, link: what is done now and then with many products. */
export function BulkMenu({ selection }: { readonly selection: ProductSelection }) {
  const actions = useAppActions()
  const edit = (edit: BulkEdit): void => void saveMany(selection, edit, () => void actions.undo())
  return (
    <MoreMenu label={MORE} width={220} small position="bottom-start">
      <ArchiveItem kind="archive" onEdit={edit} />
      <ArchiveItem kind="restore" onEdit={edit} />
      <Menu.Item
        leftSection={<Link size={14} aria-hidden="true" />}
        onClick={() => useProductsStore.setState({ dialog: 'link' })}
      >
        {t`Link…`}
      </Menu.Item>
    </MoreMenu>
  )
}

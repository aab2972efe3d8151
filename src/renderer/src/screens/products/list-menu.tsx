import { Menu } from '@mantine/core'
import { t } from '@shared/words/words'
import { CloudDownload, FileDown, FileUp, PackagePlus } from 'lucide-react'
import { useAppActions } from '../../components/app-actions'
import { MoreMenu } from '../../components/more-menu'
import { useProductsStore } from './products-store'

const MORE = t`More: new product, import, export`

/** How products come into AMS, and leave it, from here. */
export function ListMenu() {
  const actions = useAppActions()
  return (
    <MoreMenu label={MORE} width={240}>
      <Menu.Item
        leftSection={<PackagePlus size={14} aria-hidden="true" />}
        onClick={() => useProductsStore.setState({ dialog: 'create' })}
      >
        {t`New product…`}
      </Menu.Item>
      <Menu.Item
        leftSection={<CloudDownload size={14} aria-hidden="true" />}
        onClick={() =>
          actions.go({
            screen: 'compare',
            filter: { groups: ['only-shopify'] },
            acceptAll: 'theirs',
          })
        }
      >
        {t`Import what only Shopify has…`}
      </Menu.Item>
      <Menu.Item
        leftSection={<FileUp size={14} aria-hidden="true" />}
        onClick={() => void actions.importCatalog()}
      >
        {t`Import from a file…`}
      </Menu.Item>
      <Menu.Item
        leftSection={<FileDown size={14} aria-hidden="true" />}
        onClick={actions.exportCatalog}
      >
        {t`Export as a file…`}
      </Menu.Item>
    </MoreMenu>
  )
}

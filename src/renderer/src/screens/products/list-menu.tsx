import { Menu } from '@mantine/core'
import { t } from '@shared/words/words'
import { CloudDownload, Ellipsis, FileDown, FileUp, PackagePlus } from 'lucide-react'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { useProductsStore } from './products-store'

const MORE = t`More: new product, import, export`

/** How products come into AMS, and leave it, from here. */
export function ListMenu() {
  const actions = useAppActions()
  return (
    <Menu
      position="bottom-end"
      withinPortal
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 0 }}
      width={240}
    >
      <Menu.Target>
        <Button
          className="button-icon"
          aria-label={MORE}
          hint={MORE}
          icon={<Ellipsis size={16} aria-hidden="true" />}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<PackagePlus size={14} aria-hidden="true" />}
          onClick={() => useProductsStore.setState({ dialog: 'create' })}
        >
          {t`New product…`}
        </Menu.Item>
        <Menu.Item
          leftSection={<CloudDownload size={14} aria-hidden="true" />}
          onClick={() => actions.go({ screen: 'compare', filter: { groups: ['only-shopify'] } })}
        >
          {t`Import what only Shopify has`}
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
      </Menu.Dropdown>
    </Menu>
  )
}

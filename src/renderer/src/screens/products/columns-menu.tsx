import { Menu } from '@mantine/core'
import { t } from '@shared/words/words'
import { Check, SlidersHorizontal } from 'lucide-react'
import { Button } from '../../components/button'
import { COLUMN_WORDS } from './list-words'
import { OPTIONAL_COLUMNS, toggleColumn, useProductsStore } from './products-store'

/** Which columns the list has. It is remembered for this store. */
export function ColumnsMenu() {
  const leftOut = useProductsStore((store) => store.leftOut)
  return (
    <Menu
      position="bottom-end"
      withinPortal
      transitionProps={{ duration: 0 }}
      width={200}
      closeOnItemClick={false}
    >
      <Menu.Target>
        <Button small look="quiet" icon={<SlidersHorizontal size={14} aria-hidden="true" />}>
          {t`Columns`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {OPTIONAL_COLUMNS.map((id) => (
          <Menu.Item
            key={id}
            role="menuitemcheckbox"
            aria-checked={!leftOut.includes(id)}
            leftSection={
              <Check
                size={14}
                aria-hidden="true"
                visibility={leftOut.includes(id) ? 'hidden' : undefined}
              />
            }
            onClick={() => toggleColumn(id)}
          >
            {COLUMN_WORDS[id]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

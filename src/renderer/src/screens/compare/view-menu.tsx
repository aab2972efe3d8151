import { Menu } from '@mantine/core'
import { Check, SlidersHorizontal } from 'lucide-react'
import { Button } from '../../components/button'
import { DENSITIES, setDensity, useDensity } from '../../components/density'
import { KeyHint } from '../../components/key-hint'
import { toggleColumn, togglePane, useCompareStore } from './compare-store'
import { OPTIONAL_COLUMNS, VIEW } from './texts'
import './view-menu.css'

/** How the table looks: density, columns, the pane below. */
export function ViewMenu() {
  const density = useDensity()
  const leftOut = useCompareStore((store) => store.leftOut)
  const paneOpen = useCompareStore((store) => store.paneOpen)
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
          {VIEW.button}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{VIEW.rows}</Menu.Label>
        {DENSITIES.map((one) => (
          <Menu.Item
            key={one}
            leftSection={<Chosen when={one === density} />}
            onClick={() => setDensity(one)}
          >
            {VIEW.density[one]}
          </Menu.Item>
        ))}
        <Menu.Label>{VIEW.columns}</Menu.Label>
        {OPTIONAL_COLUMNS.map((id) => (
          <Menu.Item
            key={id}
            leftSection={<Chosen when={!leftOut.includes(id)} />}
            onClick={() => toggleColumn(id)}
          >
            {VIEW.columnWords[id]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<Chosen when={paneOpen} />}
          rightSection={<KeyHint keys="Space" />}
          onClick={togglePane}
        >
          {VIEW.pane}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Chosen({ when }: { readonly when: boolean }) {
  if (when) return <Check size={14} role="img" aria-label={VIEW.chosen} />
  return <span className="view-menu-blank" />
}

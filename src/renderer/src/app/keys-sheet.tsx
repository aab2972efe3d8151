import { t } from '@shared/words/words'
import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { useAppStore } from './app-store'
import './keys-sheet.css'

const SHEETS: readonly {
  readonly title: string
  readonly keys: readonly (readonly [string, string])[]
}[] = [
  {
    title: t`Everywhere`,
    keys: [
      [
        t`G then H O C P X L S W`,
        t`Home, Overview, Compare, Products, Outbox, Push Log, Settings, Setup Wizard`,
      ],
      ['Ctrl K', t`Search or run anything`],
      ['Ctrl ,', t`Settings`],
      ['F5', t`Full Sync And Compare`],
      ['Ctrl Enter', t`Review and push`],
      ['Ctrl Z', t`Undo the last decision or edit`],
      ['Ctrl Shift Z', t`Redo it`],
      ['F6, Shift F6', t`Next, previous region`],
      ['/', t`Find in the rows`],
      ['?', t`This sheet`],
      ['Esc', t`Close menu, dialog or pane, then clear ticks`],
    ],
  },
  {
    title: t`In lists`,
    keys: [
      [t`↓ ↑ or J K`, t`Next, previous row`],
      ['PgUp PgDn', t`A page of rows`],
      ['Home End', t`First, last row`],
      ['Enter', t`Open the row`],
    ],
  },
  {
    title: t`In the Outbox`,
    keys: [
      ['A', t`Still use AMS for what came back`],
      ['S', t`Use Shopify for it`],
      ['X', t`Skip it`],
    ],
  },
  {
    title: t`In the Push Log`,
    keys: [
      ['Enter', t`Open the row, close it`],
      ['C', t`Copy the row as text, ids included`],
      ['← →', t`In the chart: day before, day after`],
      ['Esc', t`Close the open row`],
    ],
  },
  {
    title: t`In Products`,
    keys: [
      ['Space', t`Tick this row`],
      ['Shift ↓ ↑', t`Tick a range`],
      ['Ctrl A', t`Tick all rows shown`],
      ['F', t`Filters`],
    ],
  },
  {
    title: t`On a product's page`,
    keys: [
      ['] [', t`Next, previous product of the list`],
      ['Enter, F2', t`Edit the value of AMS; Esc leaves it as it was`],
      ['V', t`Words, rendered, source`],
      ['H', t`The whole history`],
      ['Esc', t`Back to all products`],
    ],
  },
  {
    title: t`In Compare`,
    keys: [
      ['A', t`Use AMS`],
      ['S', t`Use Shopify`],
      ['Enter', t`Take the suggestion, go on`],
      ['X', t`Skip until a value changes`],
      ['Backspace', t`Clear the decision`],
      ['Shift ↓ ↑', t`Tick a range`],
      ['Ctrl Space', t`Tick this row`],
      ['Ctrl A', t`Tick all rows shown`],
      ['N, Shift N', t`Next, previous row that needs a person`],
      ['] [', t`Next, previous product`],
      ['Space', t`Open or close the pane`],
      ['V', t`Words, rendered, source`],
      ['B', t`Last agreed`],
      ['O', t`Open the product`],
      ['F', t`Filters`],
      ['Ctrl S', t`Save the filter`],
      ['Shift A, Shift S', t`Accept All: AMS, Shopify`],
      ['Shift Enter', t`Accept All: suggestion`],
    ],
  },
]

const close = (): void => useAppStore.setState({ keysOpen: false })

export function KeysSheet() {
  const opened = useAppStore((store) => store.keysOpen)
  return (
    <Dialog
      opened={opened}
      width={760}
      title={t`Keys`}
      onClose={close}
      footnote={t`Single letters act only while no text field has the keyboard.`}
      buttons={
        <Button data-autofocus onClick={close}>
          {t`Close`}
        </Button>
      }
    >
      <div className="keys-sheet dialog-section">
        {SHEETS.map((sheet) => (
          <section key={sheet.title}>
            <h3>{sheet.title}</h3>
            <dl>
              {sheet.keys.map(([keys, does]) => (
                <div key={keys}>
                  <dt>{keys}</dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { useAppStore } from './app-store'
import './keys-sheet.css'

const SHEETS: readonly {
  readonly title: string
  readonly keys: readonly (readonly [string, string])[]
}[] = [
  {
    title: 'Everywhere',
    keys: [
      [
        'G then H O C P X L S W',
        'Home, Overview, Compare, Products, Outbox, Push Log, Settings, Setup Wizard',
      ],
      ['Ctrl K', 'Search or run anything'],
      ['Ctrl ,', 'Settings'],
      ['F5', 'Full Sync And Compare'],
      ['Ctrl Enter', 'Review and push'],
      ['Ctrl Z', 'Undo the last decision'],
      ['Ctrl Shift Z', 'Redo it'],
      ['F6, Shift F6', 'Next, previous region'],
      ['/', 'Find in the rows'],
      ['?', 'This sheet'],
      ['Esc', 'Close menu, dialog or pane, then clear ticks'],
    ],
  },
  {
    title: 'In lists',
    keys: [
      ['↓ ↑ or J K', 'Next, previous row'],
      ['PgUp PgDn', 'A page of rows'],
      ['Home End', 'First, last row'],
      ['Enter', 'Open the row'],
    ],
  },
  {
    title: 'In the Outbox',
    keys: [
      ['A', 'Still use AMS for what came back'],
      ['S', 'Use Shopify for it'],
      ['X', 'Skip it'],
    ],
  },
  {
    title: 'In the Push Log',
    keys: [
      ['Enter', 'Open the row, close it'],
      ['C', 'Copy the row as text, ids included'],
      ['← →', 'In the chart: day before, day after'],
      ['Esc', 'Close the open row'],
    ],
  },
  {
    title: "On a product's page",
    keys: [
      ['] [', 'Next, previous product of the list'],
      ['V', 'Words, rendered, source'],
      ['H', 'The whole history'],
      ['Esc', 'Back to all products'],
    ],
  },
  {
    title: 'In Compare',
    keys: [
      ['A', 'Use AMS'],
      ['S', 'Use Shopify'],
      ['Enter', 'Take the suggestion, go on'],
      ['X', 'Skip until a value changes'],
      ['Backspace', 'Clear the decision'],
      ['Shift ↓ ↑', 'Tick a range'],
      ['Ctrl Space', 'Tick this row'],
      ['Ctrl A', 'Tick all rows shown'],
      ['N, Shift N', 'Next, previous row that needs a person'],
      ['] [', 'Next, previous product'],
      ['Space', 'Open or close the pane'],
      ['V', 'Words, rendered, source'],
      ['B', 'Last agreed'],
      ['O', 'Open the product'],
      ['F', 'Filters'],
      ['Ctrl S', 'Save the filter'],
      ['Shift A, Shift S', 'Accept All: AMS, Shopify'],
      ['Shift Enter', 'Accept All: suggestion'],
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
      title="Keys"
      onClose={close}
      footnote="Single letters act only while no text field has the keyboard."
      buttons={
        <Button data-autofocus onClick={close}>
          Close
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

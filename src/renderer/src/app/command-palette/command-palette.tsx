import { Modal } from '@mantine/core'
import { t } from '@shared/words/words'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { announce } from '../../components/announcer'
import { KeyHint } from '../../components/key-hint'
import { counted } from '../../format'
import { useAppStore } from '../app-store'
import type { Command } from './command'
import './command-palette.css'
import { type Group, listed } from './listed'
import { noteRun, recentCommands } from './recents'
import { useCommands } from './use-commands'
import { useFoundProducts } from './use-found-products'

const TEXTS = {
  title: t`Search or run`,
  field: t`Screen, action, setting or product`,
  list: t`What fits`,
  none: t`Nothing fits`,
  noneText: t`Try a screen, an action such as “pause stock”, or a product’s name or SKU.`,
  more: (rest: number) => t`${counted(rest, 'more product')}: type more of the name or SKU.`,
} as const
const LIST_ID = 'palette-list'
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

const close = (): void => useAppStore.setState({ paletteOpen: false })

export function CommandPalette() {
  const opened = useAppStore((store) => store.paletteOpen)
  return (
    <Modal.Root
      opened={opened}
      onClose={close}
      size={620}
      yOffset="12vh"
      zIndex={200}
      transitionProps={{ duration: 0 }}
      classNames={{ content: 'palette' }}
    >
      <Modal.Overlay className="dialog-scrim" />
      <Modal.Content radius="xl">
        <Modal.Title className="visually-hidden">{TEXTS.title}</Modal.Title>
        <Palette />
      </Modal.Content>
    </Modal.Root>
  )
}

/** Mounted anew each time, so that it opens empty. */
function Palette() {
  const commands = useCommands()
  const [typed, setTyped] = useState('')
  const [recent] = useState(recentCommands)
  const [chosen, setChosen] = useState(0)
  const products = useFoundProducts(typed)
  const groups = listed(commands, typed, recent, products.rows)
  const options = groups.flatMap((group) => group.commands)
  const current = Math.min(chosen, Math.max(0, options.length - 1))
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [current, typed])

  const run = (command: Command): void => {
    if (command.blockedBecause !== undefined) {
      announce(command.blockedBecause)
      return
    }
    if (command.group !== 'products') noteRun(command.id)
    close()
    command.run()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key]
    const command = options[current]
    if (step !== undefined && options.length > 0) {
      event.preventDefault()
      setChosen((current + step + options.length) % options.length)
    } else if (event.key === 'Enter' && command) {
      event.preventDefault()
      // The answer to what was typed is not there: Enter must not take what fitted the letters before.
      if (!products.isDue || command.group !== 'products') run(command)
    }
  }
  const rest = products.total - products.rows.length
  return (
    <>
      <div className="palette-field">
        <Search size={16} aria-hidden="true" />
        <input
          type="text"
          role="combobox"
          aria-label={TEXTS.field}
          aria-expanded={options.length > 0}
          aria-controls={LIST_ID}
          aria-autocomplete="list"
          aria-activedescendant={options.length > 0 ? optionId(current) : undefined}
          placeholder={TEXTS.field}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          data-autofocus
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setChosen(0)
          }}
          onKeyDown={onKeyDown}
        />
        <KeyHint keys="Esc" />
      </div>
      <div className="palette-list" id={LIST_ID} role="listbox" aria-label={TEXTS.list} ref={list}>
        {startsOf(groups).map(({ group, start }) => (
          <div key={group.title} role="group" aria-labelledby={`palette-${start}`}>
            <div className="palette-group" id={`palette-${start}`}>
              {group.title}
            </div>
            {group.commands.map((command, index) => (
              <Option
                key={command.id}
                id={optionId(start + index)}
                command={command}
                selected={start + index === current}
                onRun={() => run(command)}
                onPoint={() => setChosen(start + index)}
              />
            ))}
          </div>
        ))}
      </div>
      {rest > 0 && !products.isDue ? (
        <p className="palette-foot muted">{TEXTS.more(rest)}</p>
      ) : null}
      {options.length === 0 && !products.isDue ? (
        <div className="palette-none" role="status">
          <p className="strong">{TEXTS.none}</p>
          <p className="muted">{TEXTS.noneText}</p>
        </div>
      ) : null}
    </>
  )
}

const optionId = (index: number): string => `palette-option-${index}`

/** Each group with the place of its first option among all. */
function startsOf(groups: readonly Group[]): { group: Group; start: number }[] {
  let start = 0
  return groups.map((group) => {
    const own = { group, start }
    start += group.commands.length
    return own
  })
}

type OptionProps = {
  readonly id: string
  readonly command: Command
  readonly selected: boolean
  readonly onRun: () => void
  readonly onPoint: () => void
}

/** The keyboard stays in the field, which tells by `aria-activedescendant` which option is meant. */
function Option({ id, command, selected, onRun, onPoint }: OptionProps) {
  const { label, note, keys, blockedBecause } = command
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      className="palette-option"
      aria-selected={selected}
      aria-disabled={blockedBecause !== undefined || undefined}
      onMouseMove={selected ? undefined : onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onRun}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onRun()
      }}
    >
      <bdi className="cut">{label}</bdi>
      <span className="palette-note cut">{blockedBecause ?? note}</span>
      {keys ? <KeyHint keys={keys} /> : null}
    </div>
  )
}

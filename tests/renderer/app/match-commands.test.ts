import { describe, expect, test } from 'vitest'
import { matchCommands } from '../../../src/renderer/src/app/command-palette/match-commands'
import { newestFirst } from '../../../src/renderer/src/app/command-palette/recents'

const COMMANDS = [
  { label: 'Overview', words: 'home start' },
  { label: 'Compare', words: 'differences review' },
  { label: 'Push Log', words: 'stock history' },
  { label: 'Full Sync And Compare', words: 'read both sides' },
  { label: 'Push pending now', words: 'stock send' },
  { label: 'Pause stock sync', words: 'stop resume hold' },
  { label: 'Settings: Data', words: 'backup restore' },
  { label: 'Café crème' },
]

const found = (typed: string): string[] => matchCommands(COMMANDS, typed).map(({ label }) => label)

describe('the palette', () => {
  test('lists all, as given, while nothing is typed', () => {
    expect(found('')).toEqual(COMMANDS.map(({ label }) => label))
    expect(found('  ')).toHaveLength(COMMANDS.length)
  })

  test('puts what begins with the word before what has it later', () => {
    expect(found('compare')).toEqual(['Compare', 'Full Sync And Compare'])
    expect(found('push')).toEqual(['Push Log', 'Push pending now'])
    expect(found('sync')).toEqual(['Full Sync And Compare', 'Pause stock sync'])
  })

  test('wants every word, in any order', () => {
    expect(found('now push')).toEqual(['Push pending now'])
    expect(found('push nowhere')).toEqual([])
  })

  test('knows first letters, other words and letters in their order', () => {
    expect(found('fsac')).toEqual(['Full Sync And Compare'])
    expect(found('backup')).toEqual(['Settings: Data'])
    expect(found('ovrvw')).toEqual(['Overview'])
    expect(found('vrvw')).toEqual([])
  })

  test('does not mind case, accents and signs', () => {
    expect(found('CAFE creme')).toEqual(['Café crème'])
    expect(found('settings: data')).toEqual(['Settings: Data'])
    expect(found('(.*')).toHaveLength(COMMANDS.length)
  })
})

test('what was run last comes first, once, and only a few are kept', () => {
  expect(newestFirst(['b', 'a'], 'c')).toEqual(['c', 'b', 'a'])
  expect(newestFirst(['b', 'a', 'c'], 'a')).toEqual(['a', 'b', 'c'])
  expect(newestFirst(['1', '2', '3', '4', '5'], '6')).toEqual(['6', '1', '2', '3', '4'])
})

import { describe, expect, it } from 'vitest'
import { readOptions } from '../../scripts/test/options.mjs'

describe('the options of npm test', () => {
  it('run everything by default', () => {
    expect([...readOptions([]).parts]).toEqual(['checks', 'unit', 'engine', 'e2e'])
  })

  it('pick parts and files', () => {
    const { parts, filters } = readOptions(['--only', 'unit', '--only=e2e', 'tally'])
    expect([...parts]).toEqual(['unit', 'e2e'])
    expect(filters).toEqual(['tally'])
  })

  it('take the long tests along where that is wished', () => {
    expect(readOptions([]).all).toBe(false)
    expect(readOptions(['--all'])).toMatchObject({ all: true, filters: [] })
  })

  it.each([[['--only']], [['--only', 'units']], [['--watch']]])('refuse %j', (args) => {
    expect(() => readOptions(args)).toThrow(/Usage/)
  })
})

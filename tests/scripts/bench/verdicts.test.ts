import { describe, expect, it } from 'vitest'
import { pickFaster } from '../../../scripts/bench/floor/faster-sqldiff'
import { readSummary } from '../../../scripts/bench/floor/sqldiff'
import { PARTS, readBenchOptions } from '../../../scripts/bench/options'
import { isAnyOver, toTable } from '../../../scripts/bench/report/table'
import {
  failedVerdict,
  infoVerdict,
  limitVerdict,
  memoryVerdict,
  ratioVerdict,
} from '../../../scripts/bench/report/verdict'

const FLOOR = { name: 'floor', seconds: 2 }

describe('a verdict', () => {
  it('keeps a ratio at its limit and not above', () => {
    expect(ratioVerdict('a', 3, FLOOR, 1.5)).toMatchObject({ result: 'ok', ratio: '1.50 x' })
    expect(ratioVerdict('a', 3.001, FLOOR, 1.5).result).toBe('over')
    expect(memoryVerdict('d', 390, 300, 1.3).result).toBe('ok')
    expect(memoryVerdict('d', 391, 300, 1.3).result).toBe('over')
  })

  it('keeps a fixed limit at it and not above', () => {
    expect(limitVerdict('e', 50, 50, 'ms')).toMatchObject({ result: 'ok', limit: '<= 50 ms' })
    expect(limitVerdict('e', 50.1, 50, 'ms').result).toBe('over')
  })

  it('never takes a figure that is none for kept', () => {
    expect(limitVerdict('f', Number.NaN, 1.1, '').result).toBe('over')
    expect(ratioVerdict('a', 1, { name: 'floor', seconds: Number.NaN }, 1.5).result).toBe('over')
  })
})

describe('the table', () => {
  it('fails for one limit that is not kept or not measured, not for what is only said', () => {
    const kept = [ratioVerdict('a', 1, FLOOR, 1.5), infoVerdict('longest', '70 ms')]
    expect(isAnyOver(kept)).toBe(false)
    expect(isAnyOver([...kept, limitVerdict('e', 60, 50, 'ms')])).toBe(true)
    expect(isAnyOver([...kept, failedVerdict('growth', 'not measured')])).toBe(true)
  })

  it('has a line for each verdict, its columns under one another', () => {
    const lines = toTable([
      ratioVerdict('a  ingest', 4, FLOOR, 1.5),
      limitVerdict('d  memory', 250, 300, 'MB'),
    ]).split('\n')
    expect(lines.slice(2)).toEqual([
      'a  ingest  4.000 s   2.000 s floor  2.00 x  <= 1.5 x   OVER',
      'd  memory  250 MB                           <= 300 MB  ok',
    ])
  })
})

describe('sqldiff as the peer', () => {
  const run = (
    keyed: 'by-rowid' | 'by-primary-key',
    seconds: number,
    changes = 60,
    strays = 0,
  ) => ({
    keyed,
    result: { seconds, changes, strays },
  })

  it('is read from its summary', () => {
    const output =
      'product: 50 changes, 1 inserts, 2 deletes, 9 unchanged\nvariant: 10 changes, 0 inserts, 0 deletes, 7 unchanged\n'
    expect(readSummary(output)).toEqual({ changes: 60, strays: 3 })
    expect(() => readSummary('')).toThrow(/No summary/)
  })

  it('is the median of the runs of the faster way', () => {
    const runs = [
      run('by-rowid', 0.9),
      run('by-rowid', 0.7),
      run('by-rowid', 0.6),
      run('by-primary-key', 0.5),
      run('by-primary-key', 0.8),
      run('by-primary-key', 1.1),
    ]
    expect(pickFaster(runs, 60)).toMatchObject({ name: 'sqldiff --summary', seconds: 0.7 })
  })

  it('is not a way of which a single run finds something else', () => {
    const runs = [run('by-rowid', 0.2), run('by-rowid', 0.2, 59), run('by-primary-key', 0.8)]
    expect(pickFaster(runs, 60)).toMatchObject({ name: 'sqldiff --summary --primarykey' })
  })

  it('is not the way that finds something else than what was planted, and says what it found', () => {
    const runs = [run('by-rowid', 0.2, 900, 3), run('by-primary-key', 0.8)]
    expect(pickFaster(runs, 60)).toMatchObject({
      name: 'sqldiff --summary --primarykey',
      seconds: 0.8,
      ways: [
        'sqldiff --summary 0.200 s, finds 900 changes and 3 strays',
        'sqldiff --summary --primarykey 0.800 s',
      ],
    })
    expect(() => pickFaster([run('by-rowid', 0.2, 59)], 60)).toThrow(/planted/)
  })
})

describe('the options of npm run bench', () => {
  it('measure everything at full size by default', () => {
    expect(readBenchOptions([])).toEqual({
      products: 100_000,
      seed: 1,
      order: 'grouped',
      parts: new Set(PARTS),
    })
  })

  it('set size, seed, order and parts', () => {
    const words = ['--products', '20000', '--seed', '9', '--shuffled', '--only', 'ingest']
    expect(readBenchOptions(words)).toEqual({
      products: 20_000,
      seed: 9,
      order: 'shuffled',
      parts: new Set(['ingest']),
    })
    expect(readBenchOptions(['--quick']).products).toBe(5_000)
  })

  it.each([
    [['--products']],
    [['--products', '299']],
    [['--products', '1e9999']],
    [['--seed', '-1']],
    [['--only', 'everything']],
    [['quick']],
  ])('refuse %j', (words) => {
    expect(() => readBenchOptions(words)).toThrow(/Usage/)
  })
})

import { describe, expect, test } from 'vitest'
import { readPropertyOptions } from '../../scripts/properties/options.mjs'
import { speedTable } from '../../scripts/properties/speed-table.mjs'

describe('npm run properties', () => {
  test('takes a number of cases, one property, and a failure to replay', () => {
    expect(readPropertyOptions([])).toEqual({})
    expect(readPropertyOptions(['--cases', '1000000'])).toEqual({ cases: '1000000' })
    expect(readPropertyOptions(['--only', 'matching', '--seed=-12', '--path', '8:0:3'])).toEqual({
      only: 'matching',
      seed: '-12',
      path: '8:0:3',
    })
  })

  test.each([
    ['no number', ['--cases', 'many']],
    ['no cases', ['--cases', '0']],
    ['a value that is missing', ['--seed']],
    [
      'a path without its property, which would mean another case in each',
      ['--seed', '1', '--path', '0'],
    ],
    ['another word', ['--fast']],
  ])('refuses %s', (_, args) => {
    expect(() => readPropertyOptions(args)).toThrow('Usage: npm run properties')
  })

  test('says how fast each property was', () => {
    expect(speedTable('{"id":"order","cases":300,"seconds":2}\n').split('\n')).toEqual([
      'order                  300 cases      150 cases/s',
      'all                    300 cases',
    ])
  })
})

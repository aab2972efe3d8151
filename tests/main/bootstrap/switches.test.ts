import { readSwitches } from '@main/bootstrap/switches'
import { describe, expect, test } from 'vitest'

describe('the switches of the environment', () => {
  test('are off when nothing is set', () => {
    expect(readSwitches({})).toEqual({
      CONCORD_SAMPLE_STORE_PORT: 0,
      CONCORD_SAMPLE_STORE_CONTROL: 'off',
    })
  })

  test('are read, and nothing else of the environment', () => {
    expect(
      readSwitches({
        CONCORD_DATA_FOLDER: '/data',
        CONCORD_SAMPLE_STORE_PORT: '4321',
        CONCORD_SAMPLE_STORE_CONTROL: 'on',
        PATH: '/bin',
      }),
    ).toEqual({
      CONCORD_DATA_FOLDER: '/data',
      CONCORD_SAMPLE_STORE_PORT: 4321,
      CONCORD_SAMPLE_STORE_CONTROL: 'on',
    })
  })

  test.each([
    { CONCORD_DATA_FOLDER: '' },
    { CONCORD_SAMPLE_STORE_PORT: '70000' },
    { CONCORD_SAMPLE_STORE_PORT: 'any' },
    { CONCORD_SAMPLE_STORE_CONTROL: 'yes' },
  ])('that make no sense are refused: %j', (environment) => {
    expect(() => readSwitches(environment)).toThrow()
  })
})

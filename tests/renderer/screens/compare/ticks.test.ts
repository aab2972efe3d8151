import { describe, expect, it } from 'vitest'
import { planTicked } from '../../../../src/renderer/src/screens/compare/ticks'
import { differenceRow } from '../../support/difference-row'

describe('what the ticked rows do', () => {
  const mixed = [
    differenceRow({ key: 'both', suggestion: 'theirs' }),
    differenceRow({ key: 'only-ams', choices: ['ours'], suggestion: 'ours' }),
    differenceRow({ key: 'unsure', choices: [], suggestion: null }),
    differenceRow({ key: 'on-its-way', suggestion: 'ours', decisionState: 'sending' }),
  ]

  it('take a side where it is possible and count the rest', () => {
    expect(planTicked(mixed, 'ours')).toEqual({
      ours: ['both', 'only-ams'],
      theirs: [],
      skip: [],
      clear: [],
      left: 2,
    })
  })

  it('follow the suggestion of each', () => {
    expect(planTicked(mixed, 'suggestion')).toMatchObject({
      ours: ['only-ams'],
      theirs: ['both'],
      left: 2,
    })
  })

  it('are skipped, also where no side can be taken', () => {
    expect(planTicked(mixed, 'skip')).toMatchObject({
      skip: ['both', 'only-ams', 'unsure'],
      left: 1,
    })
  })

  it('are cleared, but for what is on its way', () => {
    expect(planTicked(mixed, 'clear')).toMatchObject({
      clear: ['both', 'only-ams', 'unsure'],
      left: 1,
    })
  })
})

describe('what takes something away', () => {
  const spare = differenceRow({ key: 'spare', kind: 'variant', field: null, ours: null })
  const lonely = differenceRow({ key: 'lonely', kind: 'variant', field: null, theirs: null })
  const options = differenceRow({
    key: 'options',
    field: 'option-names',
    ours: ['Size'],
    theirs: ['Size', 'Finish'],
  })

  it('is never decided for many rows at once', () => {
    const rows = [spare, lonely, options]
    expect(planTicked(rows, 'ours')).toMatchObject({ ours: ['lonely'], left: 2 })
    expect(planTicked(rows, 'theirs')).toMatchObject({ theirs: ['spare', 'options'], left: 1 })
    expect(planTicked(rows, 'skip').skip).toEqual(['spare', 'lonely', 'options'])
  })
})

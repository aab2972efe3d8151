import { expect, test } from 'vitest'
import { MOVE_DATA, placeWords } from '../../../src/renderer/src/format/place-words'

test('P5: a warning of a place says whose it is, what can happen, and what to do', () => {
  expect(placeWords({ kind: 'synced', by: 'Dropbox' })).toMatch(/Dropbox .* would be gone\.$/)
  expect(placeWords({ kind: 'network' })).toMatch(/network drive\. .* can be damaged\.$/)
  expect(MOVE_DATA).toContain('CONCORD_DATA_FOLDER')
})

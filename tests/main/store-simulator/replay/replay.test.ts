import { loadAdminSchema } from '@main/store-simulator/schema/load-schema'
import { beforeAll, describe, expect, test } from 'vitest'
import { SCHEMA_FILE } from '../support'
import { hasRecordings, RECORDINGS, readRecordings } from './recordings'
import { Replayer, type Verdict } from './replayer'
import { KNOWN_DIFFERENCES } from './verdicts'

if (!hasRecordings) console.warn(`Skipped: no recorded Shopify answers at ${RECORDINGS}`)

/** Share of the applicable exchanges that has to agree. */
const WANTED = 0.95

describe.skipIf(!hasRecordings)('the recorded answers of a live shop', () => {
  let verdicts: Verdict[] = []
  beforeAll(async () => {
    const { schema } = await loadAdminSchema(SCHEMA_FILE)
    for (const recording of readRecordings()) {
      verdicts.push(...(await Replayer.replay(recording, schema)))
    }
    report(verdicts)
  }, 60_000)

  const of = (kind: Verdict['kind']): Verdict[] => verdicts.filter((entry) => entry.kind === kind)

  test('agree in nearly all applicable exchanges', () => {
    const applicable = of('agreed').length + of('differing').length
    expect(applicable).toBeGreaterThan(350)
    expect(of('agreed').length / applicable).toBeGreaterThanOrEqual(WANTED)
  })

  test('differ only where a reason is known', () => {
    const unexplained = of('differing').filter(
      ({ file, path }) => KNOWN_DIFFERENCES[`${file} ${path}`] === undefined,
    )
    expect(unexplained.map(({ file, path, why }) => `${file} ${path}: ${why}`)).toEqual([])
  })

  test('ask for the recorded cost wherever it is known what the request selected', () => {
    const costs = verdicts.flatMap(({ cost, file, path }) =>
      cost === null ? [] : [{ at: `${file} ${path}`, ours: cost[0], recorded: cost[1] }],
    )
    expect(costs.length).toBeGreaterThan(150)
    expect(costs.filter(({ ours, recorded }) => ours !== recorded)).toEqual([])
  })
})

function report(verdicts: readonly Verdict[]): void {
  const count = (kind: Verdict['kind']): number =>
    verdicts.filter((entry) => entry.kind === kind).length
  const lines = [
    `Recorded answers: ${count('agreed')} agreed, ${count('differing')} differing, ${count('not applicable')} not applicable`,
    ...verdicts.flatMap(({ kind, file, path, why }) => {
      if (kind === 'agreed') return []
      const reason = KNOWN_DIFFERENCES[`${file} ${path}`]
      return [`  ${kind}: ${file} ${path}: ${reason ?? why.slice(0, 400)}`]
    }),
  ]
  console.info(lines.join('\n'))
}

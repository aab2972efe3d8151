import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diagnosticsText, readLogTail } from '@main/bootstrap/diagnostics'
import { withoutCredentials } from '@main/bootstrap/redact'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../support/state'

const FACTS = {
  madeAt: '2026-11-26T08:00:00.000Z',
  versions: { concord: '0.1.0' },
  system: { platform: 'linux' },
  engine: 'ready',
  home: '/home/ada',
}

test.each([
  'shpat_0123456789abcdef',
  'Authorization: Bearer eyJhbGciOi.J9',
  '"X-Shopify-Access-Token":"c2VjcmV0"',
  'https://x/oauth?client_secret=hunter2&a=1',
  'access_token=abc123, more',
  "{ password: 'hunter2' }",
])('K3: the file for support never holds a credential: %s', (secret) => {
  const text = diagnosticsText({
    redact: withoutCredentials,
    ...FACTS,
    diagnosis: { store: { note: secret } },
    log: [`08:00 refused ${secret}`],
  })
  expect(text).toContain('[credential]')
  for (const word of ['0123456789abcdef', 'eyJhb', 'c2VjcmV0', 'hunter2', 'abc123']) {
    expect(text).not.toContain(word)
  }
  const read: unknown = JSON.parse(text)
  expect(read).toMatchObject({ versions: { concord: '0.1.0' }, engine: 'ready' })
})

test("it says ~ for the person's own folder, and leaves the rest as it is", () => {
  const text = diagnosticsText({
    redact: withoutCredentials,
    ...FACTS,
    diagnosis: { tables: { link: 4 } },
    log: ['open /home/ada/stores/sample/state.sqlite: token bucket at 12 points'],
  })
  expect(JSON.parse(text)).toMatchObject({
    tables: { link: 4 },
    log: ['open ~/stores/sample/state.sqlite: token bucket at 12 points'],
  })
})

test('of a long log it has the end, in whole lines; of a missing one nothing', () => {
  const file = join(temporaryFolder(), 'concord.log')
  const lines = Array.from({ length: 20_000 }, (_, n) => `line ${n} of the log, as it was`)
  writeFileSync(file, `${lines.join('\n')}\n`)
  const tail = readLogTail(file)
  expect(tail.length).toBeLessThan(20_000)
  expect(tail).toEqual(lines.slice(-tail.length))
  expect(readLogTail(`${file}.gone`)).toEqual([])
})

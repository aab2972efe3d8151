import { expect, test } from 'vitest'
import { startConcord } from './support/concord'
import { seriousFindings } from './support/findings'
import { openOwnStore } from './support/own-store'
import { picture } from './support/picture'
import { clipboardText, setUp } from './support/wizard'

test.each([
  ['token', 'light'],
  ['client', 'dark'],
] as const)(
  'the whole way to a first compare with the credential “%s”, by keyboard alone, %s',
  async (kind, colorScheme) => {
    const store = await openOwnStore()
    const concord = await startConcord({ firstStore: 'none' })
    const { app, page, consoleErrors } = concord
    await page.getByRole('heading', { name: 'Welcome to Concord' }).waitFor()
    const found: string[] = []
    await setUp(concord, store, kind, 'keyboard', async (step) => {
      await page.emulateMedia({ colorScheme })
      const serious = await seriousFindings(page)
      found.push(...serious.map((finding) => `${step}: ${finding}`))
      await picture(page, `setup-${kind}-${step}`)
    })
    expect(found).toEqual([])
    expect(await clipboardText(app)).toBe('')
    // The shop calls itself so, and nobody gave it another name.
    await page
      .getByRole('button', { name: /Fernhill/ })
      .first()
      .waitFor()
    await page.getByText('Online', { exact: true }).waitFor()

    expect(store.simulator.mutationsApplied()).toEqual([])
    const sent = store.simulator.requests().map(({ status }) => status)
    // Whoever knocks without a credential is turned away; everything after it was let in.
    expect(new Set(sent)).toEqual(new Set([200, 401]))
    expect(consoleErrors).toEqual([])
  },
  // Every step is examined on the way.
  300_000,
)

import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'

/** What axe finds on the page as it is, a line for each finding; of these severities, or of any. */
export async function findings(
  page: Page,
  severities?: readonly ('serious' | 'critical')[],
): Promise<string[]> {
  // Legacy mode: the other one opens a second page, which Electron refuses.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  const wanted: readonly unknown[] | undefined = severities
  return violations
    .filter(({ impact }) => wanted === undefined || wanted.includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`)
}

export const seriousFindings = (page: Page): Promise<string[]> =>
  findings(page, ['serious', 'critical'])

import { test } from 'vitest'
import { z } from 'zod'

/**
 * The way in which AMS's catalog comes in this run of the suite. What holds for the one holds for the other: the
 * projects `engine` and `engine by server` (vitest.config.mts) run the same tests.
 */
export const AMS_BY = z.enum(['file', 'server']).parse(process.env['CONCORD_TEST_AMS_BY'] ?? 'file')

/** A test about files themselves, of a subject that else is the same by both ways. */
export function testOfFiles(name: string, run: () => Promise<void>): void {
  if (AMS_BY === 'file') test(name, run)
}

import { languageSchema } from '@shared/words/languages'
import { z } from 'zod'

const switchesSchema = z.object({
  /** Folder for the person's data instead of the system's; each test run has its own. */
  CONCORD_DATA_FOLDER: z.string().min(1).optional(),
  /** Path of better-sqlite3's native module for a runtime that can't load the shipped one. */
  CONCORD_SQLITE_BINDING: z.string().min(1).optional(),
  /** Language that is spoken instead of the system's, where the person chose none. */
  CONCORD_LANGUAGE: languageSchema.optional(),
  /** `sample` opens the sample store where there is no store yet; else Home is shown, with both ways to begin. */
  CONCORD_FIRST_STORE: z.literal('sample').optional(),
  /** Fixed port of the sample store; any free one without it. */
  CONCORD_SAMPLE_STORE_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  /** `on` serves the sample store's back door, through which tests act as other people. */
  CONCORD_SAMPLE_STORE_CONTROL: z.enum(['on', 'off']).default('off'),
})

/** The environment variables that Concord knows; docs/architecture.md lists them. */
export type Switches = z.infer<typeof switchesSchema>

export function readSwitches(environment: NodeJS.ProcessEnv): Switches {
  return switchesSchema.parse(environment)
}

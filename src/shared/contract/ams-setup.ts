import { z } from 'zod'
import { appErrorSchema } from './app-error'
import { keychainStandingSchema } from './stores'

/** The direct line to an AMS server, as main holds it for the open store. Never the token itself. */
export const amsSetupSchema = z.object({
  /** As it was given; null where no server is set. */
  address: z.string().nullable(),
  token: z
    .object({
      endsIn: z.string(),
      keptIn: z.enum(['keychain', 'session']),
      savedAt: z.string(),
    })
    .nullable(),
  keychain: keychainStandingSchema,
  /** Last four characters of what the keychain did not take: it may be kept for this session. */
  unkept: z.string().nullable(),
  /** Why there is no token to work with; null where there is one, or no server. */
  problem: appErrorSchema.nullable(),
})
export type AmsSetup = z.infer<typeof amsSetupSchema>

import { z } from 'zod'

/** What a store's app has to show: an access token, or an id and secret that tokens are asked for with. */
const credentialSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('token'), token: z.string().min(1) }),
  z.object({
    kind: z.literal('client'),
    clientId: z.string().min(1),
    clientSecret: z.string().min(1),
  }),
])
export type Credential = z.infer<typeof credentialSchema>

/** `origin`: the only address that this credential may go to, whatever a file says. */
const entrySchema = z.object({
  credential: credentialSchema,
  savedAt: z.string(),
  origin: z.string(),
})
export type CredentialEntry = z.infer<typeof entrySchema>

/** The entry as it lies in the keychain. */
export function toEntryText(entry: CredentialEntry): string {
  return JSON.stringify(entry)
}

/** The entry in such a text; null for what Concord did not put there. */
export function readEntryText(text: string): CredentialEntry | null {
  try {
    return entrySchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    // No JSON: another program wrote over it.
    return null
  }
}

/** The part of a credential that must be seen nowhere. */
export function secretOf(credential: Credential): string {
  return credential.kind === 'token' ? credential.token : credential.clientSecret
}

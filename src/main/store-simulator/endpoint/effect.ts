/** What a mutation did to the store, for the log: gids of the records it changed. */
export type Effect = { readonly mutation: string; readonly changed: readonly string[] }

import type { ElectronApplication } from 'playwright'

/** Counts what the session asks the network for, beyond the app's own pages. Call `read` for the list. */
export async function watchRequests(
  app: ElectronApplication,
): Promise<{ readonly read: () => Promise<readonly string[]> }> {
  await app.evaluate(({ session }) => {
    const seen: string[] = []
    Object.assign(globalThis, { concordSeenRequests: seen })
    session.defaultSession.webRequest.onBeforeRequest((details, go) => {
      if (/^(?:https?|wss?|ftp|file|smb):/.test(details.url)) seen.push(details.url)
      go({})
    })
  })
  return {
    read: () =>
      app.evaluate(() => {
        const seen: unknown = Reflect.get(globalThis, 'concordSeenRequests')
        return Array.isArray(seen) ? seen.map(String) : ['not watched']
      }),
  }
}

import type { ElectronApplication } from 'playwright'

/** What a page tried, e.g. `will-navigate https://example.com/`, and whether Concord's guard had denied it. */
export type Attempt = { readonly what: string; readonly denied: boolean }

/**
 * Notes what the pages that are open now, and those that are opened later, try to leave by. Call `find` for
 * one attempt, `read` for all.
 */
export async function watchNavigations(app: ElectronApplication): Promise<{
  readonly read: () => Promise<readonly Attempt[]>
  readonly find: (what: string) => Promise<Attempt | undefined>
}> {
  await app.evaluate(({ app: electronApp, webContents }) => {
    const attempts: Attempt[] = []
    Object.assign(globalThis, { concordAttempts: attempts })
    // These listeners run after the guard's, so they see what it decided.
    const watch = (contents: Electron.WebContents): void => {
      contents.on('will-navigate', (event, url) => {
        attempts.push({ what: `will-navigate ${url}`, denied: event.defaultPrevented })
      })
      contents.on('will-redirect', (event, url) => {
        attempts.push({ what: `will-redirect ${url}`, denied: event.defaultPrevented })
      })
      contents.on('will-frame-navigate', (event) => {
        if (event.isMainFrame) return
        attempts.push({ what: `will-frame-navigate ${event.url}`, denied: event.defaultPrevented })
      })
      contents.on('will-attach-webview', (event, _preferences, { src }) => {
        attempts.push({ what: `will-attach-webview ${src}`, denied: event.defaultPrevented })
      })
      contents.on('did-create-window', (_window, { url }) => {
        attempts.push({ what: `did-create-window ${url}`, denied: false })
      })
    }
    for (const contents of webContents.getAllWebContents()) watch(contents)
    electronApp.on('web-contents-created', (_event, contents) => watch(contents))
  })
  const read = (): Promise<readonly Attempt[]> =>
    app.evaluate(() => {
      const seen: readonly Attempt[] = Reflect.get(globalThis, 'concordAttempts')
      return seen
    })
  return {
    read,
    find: async (what) => (await read()).find((attempt) => attempt.what === what),
  }
}

import type { ElectronApplication } from 'playwright'

/** How another window is opened: as carelessly as a test wants it. */
export type OtherWindow = {
  readonly webPreferences?: Electron.WebPreferences
  /** `about:blank`, which has no policy of its own, unless said otherwise. */
  readonly url?: string
  /** Another session than the app's own. */
  readonly partition?: string
}

/**
 * Opens a second window as future code might, runs a script in it as if a person had clicked, and closes
 * it, after `meanwhile` if that is given. Gives what the script gave, which JSON must be able to carry.
 */
export async function inOtherWindow(
  app: ElectronApplication,
  script: string,
  options: OtherWindow = {},
  meanwhile?: () => Promise<void>,
): Promise<unknown> {
  const { webPreferences = {}, url = 'about:blank', partition } = options
  const id = await app.evaluate(
    async ({ BrowserWindow }, order) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { ...order.webPreferences, backgroundThrottling: false },
      })
      try {
        await window.loadURL(order.url)
        return window.id
      } catch (error) {
        window.destroy()
        throw error
      }
    },
    { webPreferences: { ...webPreferences, ...(partition ? { partition } : {}) }, url },
  )
  try {
    const gave = await app.evaluate(
      ({ BrowserWindow }, order): Promise<unknown> | undefined =>
        BrowserWindow.fromId(order.id)?.webContents.executeJavaScript(order.script, true),
      { id, script },
    )
    await meanwhile?.()
    return gave
  } finally {
    await app.evaluate(({ BrowserWindow }, asked) => BrowserWindow.fromId(asked)?.destroy(), id)
  }
}

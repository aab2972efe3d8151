import type { ElectronApplication } from 'playwright'
import { z } from 'zod'

const preferencesSchema = z.record(z.string(), z.unknown())

/** What Electron really made of the main window's preferences, defaults included. */
export async function webPreferences(app: ElectronApplication): Promise<Record<string, unknown>> {
  const text = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    // Electron offers it without declaring it.
    const read: unknown = contents && Reflect.get(contents, 'getLastWebPreferences')
    return typeof read === 'function' ? JSON.stringify(read.call(contents)) : '{}'
  })
  return preferencesSchema.parse(JSON.parse(text))
}

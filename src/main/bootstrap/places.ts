import { join } from 'node:path'
import { app } from 'electron'

/** Where things lie: the app's own files, and the person's data. */
export type Places = {
  readonly bundles: string
  readonly screens: string
  readonly preload: string
  readonly resources: string
  readonly userData: string
  readonly logFile: string
}

export function findPlaces(): Places {
  const built = join(app.getAppPath(), 'out')
  const userData = app.getPath('userData')
  return {
    bundles: join(built, 'main'),
    screens: join(built, 'renderer'),
    preload: join(built, 'preload', 'index.cjs'),
    resources: app.isPackaged ? process.resourcesPath : join(app.getAppPath(), 'resources'),
    userData,
    logFile: join(userData, 'logs', 'concord.log'),
  }
}

/** One folder for each store: its state file and whatever can be rebuilt beside it. */
export function storeFolder({ userData }: Places, storeId: string): string {
  return join(userData, 'stores', storeId)
}

import { join } from 'node:path'
import { app } from 'electron'

/** Where things lie: the app's own files, and the person's data. */
export type Places = {
  readonly bundles: string
  readonly screens: string
  readonly preload: string
  /** Preload of the window into which a credential is typed. */
  readonly credentialPreload: string
  readonly resources: string
  readonly userData: string
  readonly logFile: string
  /** A folder for each store: its state file and whatever can be rebuilt beside it. */
  readonly stores: string
  /** Which store was open last. */
  readonly sessionFile: string
}

export function findPlaces(): Places {
  const built = join(app.getAppPath(), 'out')
  const userData = app.getPath('userData')
  return {
    bundles: join(built, 'main'),
    screens: join(built, 'renderer'),
    preload: join(built, 'preload', 'index.cjs'),
    credentialPreload: join(built, 'preload', 'credential.cjs'),
    resources: app.isPackaged ? process.resourcesPath : join(app.getAppPath(), 'resources'),
    userData,
    logFile: join(userData, 'logs', 'concord.log'),
    stores: join(userData, 'stores'),
    sessionFile: join(userData, 'session.json'),
  }
}

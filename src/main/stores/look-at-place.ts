import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { PlaceRisk } from '@shared/contract/place-risk'
import { MARKERS, placeRisk } from './place-risk'

/** Looks at where a folder really is. What can't be seen says nothing against it. */
export function lookAtPlace(path: string): PlaceRisk | null {
  const folder = realFolder(path)
  return placeRisk({
    folder,
    platform: process.platform,
    environment: process.env,
    markers: markersFrom(folder),
    mounts: process.platform === 'linux' ? textOf('/proc/mounts') : null,
  })
}

/** The system's own answer also says which share a drive letter stands for. */
function realFolder(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return resolve(path)
  }
}

function markersFrom(folder: string): string[] {
  const here = MARKERS.filter(({ name, is }) => kindOf(join(folder, name)) === is)
  const above = dirname(folder)
  return [...here.map(({ name }) => name), ...(above === folder ? [] : markersFrom(above))]
}

function kindOf(path: string): 'file' | 'folder' | null {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file'
  } catch {
    return null
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

import type { PlaceRisk } from '@shared/contract/place-risk'
import { isOnNetwork } from './network-place'

/** What can be told of a folder without opening anything in it. */
export type Place = {
  /** Absolute, without links on the way. */
  readonly folder: string
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Names of `MARKERS` that lie in it or in a folder above it. */
  readonly markers: readonly string[]
  /** The text of `/proc/mounts`; null on other systems. */
  readonly mounts: string | null
}

type Marker = { readonly name: string; readonly is: 'file' | 'folder' }

type SyncProgram = {
  readonly name: string
  /** How it names its folders, alone or followed by whose they are. */
  readonly folder: RegExp
  /** Environment variables that say where they are. */
  readonly variables: readonly string[]
  /** What it puts into the uppermost one. */
  readonly markers: readonly Marker[]
}

const PROGRAMS: readonly SyncProgram[] = [
  {
    name: 'OneDrive',
    folder: /^OneDrive( ?- ?.+)?$/i,
    variables: ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial'],
    markers: [],
  },
  {
    name: 'Dropbox',
    folder: /^Dropbox( ?- ?.+| \(.+\))?$/i,
    variables: [],
    // `~/.dropbox` is a folder, for the program itself, and says nothing of the folders beside it.
    markers: [
      { name: '.dropbox', is: 'file' },
      { name: '.dropbox.cache', is: 'folder' },
    ],
  },
  {
    name: 'iCloud Drive',
    folder: /^(com~apple~CloudDocs|Mobile Documents|iCloud ?Drive)$/i,
    variables: [],
    markers: [],
  },
  {
    name: 'Google Drive',
    folder: /^(Google ?Drive( ?- ?.+)?|My Drive)$/i,
    variables: [],
    markers: [
      { name: '.tmp.driveupload', is: 'folder' },
      { name: '.tmp.drivedownload', is: 'folder' },
    ],
  },
]

export const MARKERS: readonly Marker[] = PROGRAMS.flatMap(({ markers }) => markers)

/** Why files are known to be damaged in such a place; null where nothing speaks against it. */
export function placeRisk(place: Place): PlaceRisk | null {
  const by = syncedBy(place)
  if (by !== null) return { kind: 'synced', by }
  return isOnNetwork(place) ? { kind: 'network' } : null
}

function syncedBy(place: Place): string | null {
  const names = place.folder.split(place.platform === 'win32' ? /[\\/]/ : '/')
  const known = PROGRAMS.find(
    ({ folder, variables, markers }) =>
      names.some((name) => folder.test(name)) ||
      variables.some((variable) => isWithin(place, place.environment[variable])) ||
      markers.some(({ name }) => place.markers.includes(name)),
  )
  return known?.name ?? otherProgram(names)
}

/** macOS has the folders of all such programs in one place: "Library/CloudStorage/Box-Box". */
function otherProgram(names: readonly string[]): string | null {
  const at = names.findIndex((name, place) => {
    return name === 'CloudStorage' && names[place - 1] === 'Library'
  })
  return (at === -1 ? undefined : names[at + 1]?.split('-')[0]) || null
}

function isWithin({ folder, platform }: Place, above: string | undefined): boolean {
  if (!above) return false
  const comparable = (path: string): string =>
    platform === 'win32' ? `${path.replaceAll('/', '\\').toLowerCase()}\\` : `${path}/`
  return comparable(folder).startsWith(comparable(above.replace(/[\\/]$/, '')))
}

import type { Json } from '../support'
import type { IdMap } from './id-map'

/**
 * How the answer differs from the recorded one, or nothing: data or error, codes, paths, messages, changed
 * rows. Times, addresses and cursors only have to be there; so do sizes and progress, which depend on the
 * catalog and the moment.
 */
export function differences(ours: Json, recorded: Json, ids: IdMap): string[] {
  const found: string[] = []
  if ('data' in ours !== 'data' in recorded) {
    found.push(`data: ${JSON.stringify(ours).slice(0, 300)}`)
    return found
  }
  compareErrors(ours.errors ?? [], recorded.errors ?? [], found)
  if ('data' in recorded) compareValue(ours.data, recorded.data, 'data', ids, found)
  return found
}

function compareErrors(ours: Json[], recorded: Json[], found: string[]): void {
  const plain = ({ message, path, extensions }: Json): string =>
    JSON.stringify([sortedChoices(message), path ?? null, extensions?.code])
  const [left, right] = [ours.map(plain), recorded.map(plain)]
  if (left.join() !== right.join()) found.push(`errors: ${left.join()} instead of ${right.join()}`)
}

/** The schema file doesn't keep the order in which messages list the values of an enum. */
function sortedChoices(message: string): string {
  return message.replace(
    /to be one of: ([A-Z_0-9, ]+)/,
    (_, list: string) => `to be one of: ${list.split(', ').sort().join(', ')}`,
  )
}

const LOOSE =
  /^(cursor|startCursor|endCursor|fileSize|url|resourceUrl|partialDataUrl|value|compareDigest)$/
const TIME = /At$/
const PROGRESS = /^(rootObjectCount|objectCount)$/
/** Follows the variants with a delay that has no documented rule. */
const LAGGING = 'totalInventory'

function compareValue(ours: Json, recorded: Json, path: string, ids: IdMap, found: string[]): void {
  const key = path.split('.').pop() ?? ''
  if (key === LAGGING || TIME.test(key)) return
  const differ = (): void => {
    found.push(`${path}: ${JSON.stringify(ours)} instead of ${JSON.stringify(recorded)}`)
  }
  if (recorded === null || ours === null || typeof recorded !== typeof ours) {
    if (recorded !== ours) differ()
  } else if (Array.isArray(recorded)) {
    if (!Array.isArray(ours) || ours.length !== recorded.length) differ()
    else {
      for (const [index, item] of recorded.entries()) {
        compareValue(ours[index], item, `${path}.${index}`, ids, found)
      }
    }
  } else if (typeof recorded === 'object') {
    // How far a run has come depends on the moment.
    const isOnItsWay = recorded.status === 'RUNNING' || recorded.status === 'CANCELING'
    for (const [name, inner] of Object.entries(recorded)) {
      if (isOnItsWay && PROGRESS.test(name)) continue
      compareValue(ours[name] ?? null, inner, `${path}.${name}`, ids, found)
    }
  } else if (typeof recorded === 'string') {
    compareText(ours, recorded, key, ids, differ)
  } else if (recorded !== ours) differ()
}

function compareText(
  ours: string,
  recorded: string,
  key: string,
  ids: IdMap,
  differ: () => void,
): void {
  if (recorded.startsWith('gid://')) {
    if (!ids.fits(recorded, ours)) differ()
  } else if (PROGRESS.test(key)) {
    if ((ours === '0') !== (recorded === '0')) differ()
  } else if (uploadFolder(recorded) !== uploadFolder(ours)) differ()
  else if (LOOSE.test(key) && (key !== 'value' || isUploadValue(recorded))) return
  else if (ids.translate(recorded) !== ours) differ()
}

/** Values of upload parameters that are made anew each time. */
function isUploadValue(text: string): boolean {
  return /^(tmp|models|c\/o)\/|^REDACTED$|^\d{8}T\d{6}Z$|gserviceaccount/.test(text)
}

/** The folder of an upload's place; the rest of it is made anew each time. */
function uploadFolder(text: string): string | null {
  return /\btmp\/\d+\/(\w+)\//.exec(text)?.[1] ?? null
}

import { sameValue } from '../fields'

type Names = readonly string[]

/**
 * Whether options stand as they do while they are being changed from `before` to `after`, one request after
 * the other: those that go are gone or not, those that stay have their old or their new name in their old
 * place, new ones are at the end or not there yet. The new order comes last, with which all is done; so any
 * other order is somebody else's.
 */
export function isOnItsWay(now: Names, before: Names, after: Names): boolean {
  const isNew = (name: string): boolean => has(after, name) && !has(before, name)
  const begins = (kept: Names): boolean =>
    kept.every((name, place) => {
      const found = now[place]
      return found !== undefined && (isSame(found, name) || isNew(found))
    })
  // Options are never both taken away and added: nothing would tell which is which.
  const going = Math.max(0, before.length - after.length)
  const coming = Math.max(0, after.length - before.length)
  return without(before, after, going).some((kept) => {
    const added = now.slice(kept.length)
    const isWhole = added.length === 0 || added.length === coming
    return isWhole && begins(kept) && added.every(isNew)
  })
}

/** `before` itself, and every way in which `count` of its names that do not stay are gone. */
function without(before: Names, after: Names, count: number): Names[] {
  let ways: Names[] = [before]
  for (let gone = 0; gone < count; gone++) {
    ways = ways.flatMap((names) =>
      names.flatMap((name, place) =>
        has(after, name) ? [] : [names.filter((_, other) => other !== place)],
      ),
    )
  }
  return count === 0 ? [before] : [before, ...ways]
}

function has(names: Names, name: string): boolean {
  return names.some((other) => isSame(other, name))
}

function isSame(left: string, right: string): boolean {
  return sameValue('text', left, right)
}

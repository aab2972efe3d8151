import { useCallback, useEffect, useRef, useState } from 'react'
import { type LoadRows, RowPages } from './row-pages'
import { type Changing, useDataChanged } from './use-data-changed'

/**
 * The rows of a list in the engine, by index. `load` must be stable for one filter; a new `load` is a
 * new list. The returned object changes whenever there is something new to show.
 */
export function useRowPages<T>(load: LoadRows<T>, changing: Changing) {
  const [version, setVersion] = useState(0)
  const [pages] = useState(() => new RowPages<T>(load, () => setVersion((n) => n + 1)))
  const sight = useRef<readonly [number, number]>([0, 0])

  useEffect(() => {
    sight.current = [0, 0]
    pages.restart(load)
  }, [pages, load])

  const look = useCallback(
    (first: number, last: number) => {
      sight.current = [first, last]
      pages.look(first, last)
    },
    [pages],
  )
  const refresh = useCallback(() => pages.refresh(...sight.current), [pages])
  useDataChanged(changing, refresh)
  return { pages, version, look, refresh }
}

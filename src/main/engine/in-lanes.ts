type Lanes<T> = {
  /** What is to be worked on next; null when there is nothing at this moment. */
  readonly next: () => T | null
  readonly work: (item: T) => Promise<void>
  /** Nothing more is begun. */
  readonly isOver: () => boolean
}

/**
 * Works on some items at a time until there is none left or it is over. Ends when everything that was begun
 * has ended, however it ended; then throws what failed first.
 */
export async function inLanes<T>(lanes: number, { next, work, isOver }: Lanes<T>): Promise<void> {
  const broken: unknown[] = []
  const goOn = async (): Promise<void> => {
    while (broken.length === 0 && !isOver()) {
      const item = next()
      if (item === null) return
      try {
        await work(item)
      } catch (thrown) {
        broken.push(thrown)
      }
    }
  }
  await Promise.all(Array.from({ length: lanes }, goOn))
  if (broken.length > 0) throw broken[0]
}

import { PictureProgress } from '@main/shopify/images'
import { expect, test } from 'vitest'

test('pictures on their way are counted over all products, and are none in the end', async () => {
  const progress = new PictureProgress()
  const told: unknown[] = []
  const stop = progress.listen(() => told.push(progress.underWay))
  await Promise.all([
    progress.uploading(2, async (arrived) => {
      arrived()
      await Promise.resolve()
      arrived()
    }),
    progress
      .uploading(1, async () => {
        throw new Error('lost')
      })
      .catch(() => undefined),
  ])
  await progress.inWork(2, async () => undefined)
  stop()
  await progress.inWork(1, async () => undefined)
  expect(told[0]).toEqual({ uploaded: 0, toUpload: 2, inWork: 0 })
  expect(told).toContainEqual({ uploaded: 1, toUpload: 3, inWork: 0 })
  expect(told.slice(-2)).toEqual([{ uploaded: 0, toUpload: 0, inWork: 2 }, null])
  expect(progress.underWay).toBeNull()
})

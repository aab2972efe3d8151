import { open } from 'node:fs/promises'

/** The first bytes of a file, at most so many. */
export async function beginningOf(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path)
  try {
    // Node 18 reads nothing where the length is not said.
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

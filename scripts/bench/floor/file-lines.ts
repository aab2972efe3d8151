import { createReadStream } from 'node:fs'

/** The lines of a text file, streamed: the plainest way that is not slow. */
export async function* fileLines(file: string): AsyncGenerator<readonly string[]> {
  let rest = ''
  for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
    const lines = `${rest}${String(chunk)}`.split('\n')
    rest = lines.pop() ?? ''
    yield lines
  }
  if (rest !== '') yield [rest]
}

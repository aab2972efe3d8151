import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Json } from '../support'

/** Answers of a live development store; absent on most machines. */
export const RECORDINGS = resolve('../shared/shopify-recordings')
export const hasRecordings = existsSync(RECORDINGS)

/** One request and its recorded answer. `query` is `null` where only variables, or not even those, were kept. */
export type Exchange = {
  readonly file: string
  /** Where it lies in its file, e.g. `cases.success.run`. */
  readonly path: string
  readonly query: string | null
  /** `null` where none were kept. */
  readonly variables: Json
  readonly body: Json
}

/** A product that the recorder made and of which only the answer's product was kept. */
export type KnownProduct = { readonly path: string; readonly product: Json }

export type Recording = {
  readonly file: string
  readonly content: Json
  readonly steps: readonly (Exchange | KnownProduct)[]
}

export function readRecordings(): Recording[] {
  const files = readdirSync(RECORDINGS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((folder) =>
      readdirSync(join(RECORDINGS, folder.name)).map((name) => join(folder.name, name)),
    )
  return files.sort().map((file) => {
    const content: Json = JSON.parse(readFileSync(join(RECORDINGS, file), 'utf8'))
    const steps: (Exchange | KnownProduct)[] = []
    walk(content, '', file, steps)
    return { file, content, steps: inTime(steps) }
  })
}

/** A file groups its requests by kind; this one was sent before the last of another group. */
function inTime(steps: (Exchange | KnownProduct)[]): (Exchange | KnownProduct)[] {
  const late = steps.findIndex(({ path }) => path === 'afterInvalidsRead')
  const before = steps.findIndex(({ path }) => path === 'cases.setOnHand')
  if (late === -1 || before === -1) return steps
  const [read] = steps.splice(late, 1)
  if (read !== undefined) steps.splice(before, 0, read)
  return steps
}

/** Parts that belong to the recorder's own tool, or repeat what is told elsewhere. */
const IGNORED = new Set(['upstreamCalls', 'resultRows', 'terminalOperation'])

function walk(value: Json, path: string, file: string, steps: (Exchange | KnownProduct)[]): void {
  if (typeof value !== 'object' || value === null) return
  const request = typeof value.request === 'object' ? value.request : value
  const answer = bodyOf(value.response ?? value.payload)
  if (answer !== null) {
    const query = request.query ?? request.document
    steps.push({
      file,
      path,
      query: typeof query === 'string' ? query : null,
      variables: request.variables ?? null,
      body: answer,
    })
    return
  }
  const own = bodyOf(value)
  if (own !== null) {
    steps.push({ file, path, query: null, variables: null, body: own })
    return
  }
  const isProduct = typeof value.id === 'string' && value.id.startsWith('gid://shopify/Product/')
  if (isProduct && value.variants?.nodes !== undefined) {
    steps.push({ path, product: value })
    return
  }
  for (const [key, inner] of Object.entries(value)) {
    if (!IGNORED.has(key)) walk(inner, path === '' ? key : `${path}.${key}`, file, steps)
  }
}

/** The answer in a value, or `null`. */
function bodyOf(value: Json): Json {
  if (typeof value !== 'object' || value === null) return null
  const body = value.body ?? value.payload ?? value
  const isBody = typeof body === 'object' && body !== null && ('data' in body || 'errors' in body)
  return isBody && !Array.isArray(body) ? body : null
}

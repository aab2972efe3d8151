import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { actualCost } from '@main/store-simulator/cost/actual-cost'
import { requestedCost } from '@main/store-simulator/cost/requested-cost'
import { fragmentsOf } from '@main/store-simulator/cost/selections'
import { loadAdminSchema } from '@main/store-simulator/schema/load-schema'
import { getVariableValues, Kind, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Json, SCHEMA_FILE, TestStore } from './support'

const RECORDINGS = resolve('../shared/shopify-recordings')
const isThere = existsSync(RECORDINGS)
if (!isThere) console.warn(`Skipped: no recorded Shopify answers at ${RECORDINGS}`)

type Recorded = {
  query: string
  variables: Record<string, unknown>
  body: Json
  operationName?: string
}

/** Every request of the recordings that comes with its text and an answer with a cost. */
function recordedRequests(): Recorded[] {
  const found: Recorded[] = []
  const walk = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return
    const query = value.query ?? value.document
    const body = value.response?.body ?? value.response?.payload ?? value.response
    if (typeof query === 'string' && body?.extensions?.cost !== undefined) {
      found.push({ query, variables: value.variables ?? {}, body })
    }
    for (const inner of Object.values(value)) walk(inner)
  }
  for (const folder of readdirSync(RECORDINGS, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue
    for (const file of readdirSync(join(RECORDINGS, folder.name))) {
      walk(JSON.parse(readFileSync(join(RECORDINGS, folder.name, file), 'utf8')))
    }
  }
  return found
}

describe.skipIf(!isThere)('costs of recorded requests', () => {
  const costs = async (): Promise<{
    requested: [number, number][]
    actual: [number, number][]
  }> => {
    const { schema } = await loadAdminSchema(SCHEMA_FILE)
    const requested: [number, number][] = []
    const actual: [number, number][] = []
    const seen = new Set<string>()
    for (const { query, variables, body } of recordedRequests()) {
      const { cost } = body.extensions
      const key = JSON.stringify([query, cost.requestedQueryCost, cost.actualQueryCost])
      if (seen.has(key)) continue
      seen.add(key)
      const document = parse(query)
      const node = document.definitions.find((entry) => entry.kind === Kind.OPERATION_DEFINITION)
      if (node?.kind !== Kind.OPERATION_DEFINITION) continue
      const { coerced } = getVariableValues(schema, node.variableDefinitions ?? [], variables)
      if (coerced === undefined) continue
      const operation = { node, fragments: fragmentsOf(document), variables: coerced }
      const failed = new Set<string>((body.errors ?? []).map((error: Json) => error.path?.[0]))
      requested.push([requestedCost(schema, operation), cost.requestedQueryCost])
      actual.push([
        actualCost(schema, operation, body.data, cost.requestedQueryCost, failed),
        cost.actualQueryCost,
      ])
    }
    return { requested, actual }
  }

  test('the requested cost is the recorded one for every request', async () => {
    const { requested } = await costs()
    expect(requested.length).toBeGreaterThan(50)
    expect(requested.filter(([ours, recorded]) => ours !== recorded)).toEqual([])
  })

  test('the actual cost is the recorded one for nearly every request', async () => {
    const { actual } = await costs()
    const wrong = actual.filter(([ours, recorded]) => ours !== recorded)
    expect(wrong.length).toBeLessThanOrEqual(4)
  })
})

describe.skipIf(!isThere)('answers to recorded requests', () => {
  let store: TestStore
  beforeAll(async () => {
    store = await TestStore.start({ kind: 'empty' })
  })
  afterAll(() => store.close())

  const cases = (file: string, key: string): [string, Json][] =>
    isThere ? Object.entries(JSON.parse(readFileSync(join(RECORDINGS, file), 'utf8'))[key]) : []

  test.each([
    ...cases('bulk-operations/bulk-operation-run-query-validators.json', 'validations'),
    ...cases('bulk-operations/bulk-operations-read-arg-validation.json', 'cases'),
  ])('%s', async (_name, { query, variables, response }) => {
    const { body } = await store.send(query, variables)
    expect(body.errors).toEqual(response.errors)
    expect(body.data).toEqual(response.data)
    expect(body.extensions?.search).toEqual(response.extensions?.search)
    const cost = body.extensions?.cost
    const recorded = response.extensions?.cost
    expect([cost?.requestedQueryCost, cost?.actualQueryCost]).toEqual([
      recorded?.requestedQueryCost,
      recorded?.actualQueryCost,
    ])
  })
})

import type { GraphQLSchema } from 'graphql'
import { type Answer, type Json, TestStore } from '../support'
import { differences } from './compare'
import { IdMap } from './id-map'
import { impliedVariables, missingText } from './implied-requests'
import { rebuildRequest } from './rebuild-request'
import type { Exchange, Recording } from './recordings'
import { ALL_SCOPES, RECORDED_SHOP } from './shop'
import { StateBuilder } from './state-builder'
import { notApplicable } from './verdicts'

export type Verdict = {
  readonly kind: 'agreed' | 'differing' | 'not applicable'
  readonly file: string
  readonly path: string
  readonly why: string
  /** Requested cost: ours and the recorded one, where the text of the request was recorded. */
  readonly cost: readonly [number | undefined, number | undefined] | null
}

/** Milliseconds that pass between two tries to read what isn't there yet. */
const WAITS = [60, 60, 60, 60, 60, 60, 60, 60, 1000, 1000, 1000, 1000]

/** Replays one recording on a store of its own, whose state it builds as the recorder had built it. */
export class Replayer {
  readonly #store: TestStore
  readonly #schema: GraphQLSchema
  readonly #ids = new IdMap()
  readonly #builder: StateBuilder
  #deleted: string | null = null

  private constructor(store: TestStore, schema: GraphQLSchema) {
    this.#store = store
    this.#schema = schema
    this.#builder = new StateBuilder(store, this.#ids)
  }

  static async replay(recording: Recording, schema: GraphQLSchema): Promise<Verdict[]> {
    const store = await TestStore.start({ kind: 'file', text: RECORDED_SHOP })
    await store.control('scopes', { scopes: ALL_SCOPES })
    const replayer = new Replayer(store, schema)
    try {
      await replayer.#builder.prepare(recording)
      const verdicts: Verdict[] = []
      for (const step of recording.steps) {
        if ('product' in step) await replayer.#builder.product(step)
        else verdicts.push(await replayer.#exchange(step, recording))
      }
      return verdicts
    } finally {
      await store.close()
    }
  }

  async #exchange(exchange: Exchange, recording: Recording): Promise<Verdict> {
    const { file, path } = exchange
    const verdict = (kind: Verdict['kind'], why: string): Verdict => ({
      kind,
      file,
      path,
      why,
      cost: null,
    })
    const reason = notApplicable(exchange)
    if (reason !== null) {
      await this.#builder.instead(exchange)
      return verdict('not applicable', reason)
    }
    const request = this.#request(exchange)
    if (request === null)
      return verdict('not applicable', 'the text of the request was not recorded')
    await this.#builder.before(exchange)
    const variables = this.#ids.translateAll(request.variables)
    const query = this.#ids.translate(request.query)
    const answer = await this.#ask(query, variables, exchange)
    const found = differences(answer.body, exchange.body, this.#ids)
    await this.#builder.after(exchange, answer.body, recording)
    const cost: Verdict['cost'] =
      !isSelectionKnown(exchange) || exchange.body.extensions?.cost === undefined
        ? null
        : [
            answer.body.extensions?.cost.requestedQueryCost,
            exchange.body.extensions.cost.requestedQueryCost,
          ]
    return { ...verdict(found.length === 0 ? 'agreed' : 'differing', found.join('; ')), cost }
  }

  /** Reads are repeated while time passes: the recorder waited too. */
  async #ask(query: string, variables: Json, { body }: Exchange): Promise<Answer> {
    await this.#builder.expect(body)
    let answer = await this.#store.send(query, variables)
    const isRead = !/^\s*(#.*\n\s*)*mutation/.test(query)
    for (const wait of isRead ? WAITS : []) {
      this.#ids.learn(body.data ?? null, answer.body.data ?? null)
      if (differences(answer.body, body, this.#ids).length === 0) break
      this.#store.clock.ms += wait
      await new Promise((resolve) => setTimeout(resolve, 5))
      answer = await this.#store.send(query, variables)
    }
    this.#ids.learn(body.data ?? null, answer.body.data ?? null)
    return answer
  }

  #request(exchange: Exchange): { query: string; variables: Json } | null {
    const { query, variables, body, path } = exchange
    if (query !== null) return { query, variables: variables ?? {} }
    const known = missingText(exchange)
    if (known !== null) return { query: known, variables: variables ?? {} }
    if (body.data === undefined || body.data === null) return null
    const deleted = variables?.input?.id ?? null
    if (body.data.productDelete !== undefined && deleted !== null) this.#deleted = deleted
    const isGone = variables === null && body.data.product === null
    const asked = isGone ? { productId: this.#deleted } : variables
    const implied = impliedVariables(path, body.data, asked)
    return implied === null ? null : rebuildRequest(this.#schema, body.data, implied)
  }
}

/**
 * Whether the request asked for just what its answer shows: pages hide their size, `null` what lay below, and a
 * type's name the fragments for other types.
 */
function isSelectionKnown({ query, body }: Exchange): boolean {
  if (query !== null) return true
  return (
    body.data != null &&
    !/"(nodes|edges|__typename)":|:null|":\[\](?!\})/.test(JSON.stringify(body.data))
  )
}

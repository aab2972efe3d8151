import type { Json, TestStore } from '../support'
import type { IdMap } from './id-map'
import type { Exchange, KnownProduct, Recording } from './recordings'

/** Ids that the recorder made up, because nothing has them. */
const MADE_UP = /\/99999999\d+|\/Product\/[01]$/
const LINE = '{"product":{"title":"Imported"}}\n'
const CATALOG_SIZE = 1456
const ALL_PRODUCTS = '{ products { edges { node { id } } } }'
const CREATE =
  'mutation ProductCreate($product: ProductCreateInput!) { productCreate(product: $product) { product { id title } userErrors { field message } } }'

/** Brings the store into the state that the recorder's shop was in, by its own API and back door. */
export class StateBuilder {
  readonly #store: TestStore
  readonly #ids: IdMap

  constructor(store: TestStore, ids: IdMap) {
    this.#store = store
    this.#ids = ids
  }

  /** What the shop held before the first request. */
  async prepare({ file, content }: Recording): Promise<void> {
    if (file.includes('group-objects') || file.includes('cancel-preserves')) await this.#catalog()
    if (file.includes('product-delete-parity')) await this.#ensureProduct('10224196223282')
    if (file.includes('sort-key')) await this.#earlierRuns(content)
    if (file.includes('move-adjustment')) await this.#movedProduct(content.setup.product)
    if (file.includes('product-reference')) await this.#earlierFile()
    if (file.includes('client-identifier')) await this.#earlierImport(null)
    if (file.includes('file-size')) await this.#earlierImport('CANCELED')
  }

  /** A product of which the recorder kept only the answer. */
  async product({ product }: KnownProduct): Promise<void> {
    if (this.#ids.has(product.id)) return
    const made = await this.#store.data(
      'mutation ($t: String!) { productCreate(product: {title: $t}) { product { id variants(first: 1) { nodes { id inventoryItem { id inventoryLevels(first: 5) { nodes { id } } } } } } } }',
      { t: product.title },
    )
    this.#ids.learn(product, made.productCreate.product)
  }

  /** What an operation outside the simulator did to the stock. */
  async instead({ path, variables }: Exchange): Promise<void> {
    if (path.endsWith('committedOrder')) {
      const [line] = variables.order.lineItems
      const variant = this.#ids.translate(line.variantId)
      await this.#edit([{ kind: 'sell', variant, quantity: line.quantity }])
    }
    if (path.endsWith('Transfer')) {
      const { originLocationId, lineItems } = variables.input
      await this.#moveUnits(lineItems[0], originLocationId, 'available', 'reserved')
    }
    if (path.endsWith('incomingShipment')) {
      const [line] = variables.input.lineItems
      await this.#adjust(line, 'gid://shopify/Location/106318430514', 'incoming')
      // What is on its way is no longer on hand where it came from.
      const gone = { ...line, quantity: -line.quantity }
      await this.#adjust(gone, 'gid://shopify/Location/106318463282', 'reserved')
    }
  }

  /** Makes what a request names and nothing before it made. */
  async before({ path, variables, query, body, file }: Exchange): Promise<void> {
    if (path.endsWith('nonReadyCreate')) {
      await this.#store.control('media', { next: [{ kind: 'stuck' }] })
    }
    const text = JSON.stringify([query, variables, body.data])
    for (const [gid, type, id] of text.matchAll(/gid:\/\/shopify\/(\w+)\/(\d+)/g)) {
      if (this.#ids.has(gid) || MADE_UP.test(gid) || id === undefined) continue
      const isInput = JSON.stringify(variables ?? '').includes(gid)
      const isCleanup = body.data?.productDelete?.deletedProductId === gid
      if (type === 'InventoryItem' && isInput) await this.#ensureItem(gid)
      if (type === 'Product' && (isCleanup || isInput)) await this.#ensureProduct(id)
    }
    const { path: uploaded } = variables ?? {}
    const isRun = body.data?.bulkOperationRunMutation !== undefined
    const mayRun = body.data?.bulkOperationRunMutation?.bulkOperation !== null
    const isFull = path === 'sixthRun'
    if (isRun && (mayRun || isFull) && !this.#ids.has(uploaded)) await this.#upload(uploaded, LINE)
    if (file.includes('file-size') && path.endsWith('oversizedRun')) {
      await this.#put(uploaded, Buffer.alloc(104_866_200, 32))
    }
  }

  /** Uploads what the recorder uploaded to a place it had asked for. */
  async after({ path, body }: Exchange, ours: Json, { content, file }: Recording): Promise<void> {
    const targets = body.data?.stagedUploadsCreate?.stagedTargets
    if (targets == null || !file.startsWith('bulk-operations')) return
    const key = keyOf(targets[0])
    const own = keyOf(ours.data.stagedUploadsCreate.stagedTargets[0])
    if (key === null || own === null) return
    this.#ids.set(key, own)
    if (path.includes('missing') || path.includes('oversized') || path.includes('too')) return
    if (file.includes('empty-file')) await this.#put(key, Buffer.alloc(0))
    else await this.#put(key, Buffer.from(content.setup?.uploadContent ?? LINE))
  }

  /** Lets runs go just as far as the recorded answer saw them. */
  async expect(body: Json): Promise<void> {
    const [payload] = Object.values<Json>(body.data ?? {})
    const status = payload?.status ?? payload?.bulkOperation?.status
    const hold = HOLDS[status]
    if (hold !== undefined) await this.#store.control('bulk', { hold })
  }

  async #catalog(): Promise<void> {
    const edits = Array.from({ length: CATALOG_SIZE }, (_, index) => ({
      kind: 'add-product',
      product: { title: `Recorded ${index}` },
      variants: [{}],
    }))
    await this.#edit(edits)
  }

  /** The runs that the recorder's list shows, each with its times. */
  async #earlierRuns(content: Json): Promise<void> {
    await this.#catalog()
    const runs: Json[] = content.cases.createdAtAsc.response.data.bulkOperations.nodes
    for (const run of runs) {
      this.#store.clock.ms = Date.parse(run.createdAt)
      const isEmpty = run.objectCount === '0'
      await this.#store.control('bulk', { hold: isEmpty ? ['created'] : ['running'] })
      const id =
        run.type === 'QUERY'
          ? await this.#startQuery(ALL_PRODUCTS)
          : await this.#startImport(CREATE)
      this.#ids.set(run.id, id)
      if (!isEmpty) await this.#until(id, ({ objectCount }) => objectCount !== '0')
      if (run.status === 'CANCELED') {
        await this.#store.data(
          'mutation ($id: ID!) { bulkOperationCancel(id: $id) { userErrors { message } } }',
          { id },
        )
      } else {
        this.#store.clock.ms = Date.parse(run.completedAt)
        await this.#store.control('bulk', { hold: null })
      }
      await this.#until(id, ({ status }) => status === run.status)
    }
    this.#store.clock.ms += 60_000
  }

  async #startQuery(query: string): Promise<string> {
    const { bulkOperationRunQuery } = await this.#store.data(
      'mutation ($q: String!) { bulkOperationRunQuery(query: $q) { bulkOperation { id } userErrors { message } } }',
      { q: query },
    )
    return bulkOperationRunQuery.bulkOperation.id
  }

  async #startImport(mutation: string): Promise<string> {
    const path = `tmp/earlier/${this.#store.clock.ms}`
    await this.#upload(path, LINE)
    const { bulkOperationRunMutation } = await this.#store.data(
      'mutation ($m: String!, $p: String!) { bulkOperationRunMutation(mutation: $m, stagedUploadPath: $p) { bulkOperation { id } userErrors { message } } }',
      { m: mutation, p: this.#ids.translate(path) },
    )
    return bulkOperationRunMutation.bulkOperation.id
  }

  async #until(id: string, isReached: (operation: Json) => boolean): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const { bulkOperation } = await this.#store.data(
        'query ($id: ID!) { bulkOperation(id: $id) { status objectCount } }',
        { id },
      )
      if (isReached(bulkOperation)) return
      await new Promise((resolve) => setTimeout(resolve, 2))
      this.#store.clock.ms += 10
    }
  }

  async #movedProduct(known: Json): Promise<void> {
    const made = await this.#store.data(
      'mutation { productCreate(product: {title: "Hermes Inventory Move Adjustment Group Shape 20260624002002", status: DRAFT}) { product { id variants(first: 1) { nodes { id inventoryItem { id } } } } } }',
    )
    const { product } = made.productCreate
    const [variant] = product.variants.nodes
    this.#ids.set(known.productId, product.id)
    this.#ids.set(known.variantId, variant.id)
    this.#ids.set(known.inventoryItemId, variant.inventoryItem.id)
  }

  async #earlierFile(): Promise<void> {
    await this.#store.data(
      'mutation { fileCreate(files: [{originalSource: "https://cdn.example.com/earlier.jpg", contentType: IMAGE}]) { files { id } } }',
    )
  }

  async #earlierImport(status: 'CANCELED' | null): Promise<void> {
    if (status !== null) await this.#store.control('bulk', { hold: 'created' })
    const id = await this.#startImport(CREATE)
    if (status !== null) {
      await this.#store.data(
        'mutation ($id: ID!) { bulkOperationCancel(id: $id) { userErrors { message } } }',
        { id },
      )
    }
    await this.#store.control('bulk', { hold: null })
  }

  async #ensureItem(gid: string): Promise<void> {
    const made = await this.#store.data(
      'mutation { productCreate(product: {title: "Stock"}) { product { variants(first: 1) { nodes { inventoryItem { id } } } } } }',
    )
    this.#ids.set(gid, made.productCreate.product.variants.nodes[0].inventoryItem.id)
  }

  async #ensureProduct(id: string): Promise<void> {
    const made = await this.#store.data(
      'mutation { productCreate(product: {title: "Hermes Product Conformance 1782713572062"}) { product { id } } }',
    )
    this.#ids.set(`gid://shopify/Product/${id}`, made.productCreate.product.id)
  }

  async #moveUnits(line: Json, location: string, from: string, to: string): Promise<void> {
    const locationId = this.#ids.translate(location)
    const inventoryItemId = this.#ids.translate(line.inventoryItemId)
    const input = {
      reason: 'reservation_created',
      referenceDocumentUri: 'recorder://transfer',
      changes: [
        {
          inventoryItemId,
          quantity: line.quantity,
          from: { locationId, name: from, changeFromQuantity: null },
          to: {
            locationId,
            name: to,
            changeFromQuantity: null,
            ledgerDocumentUri: 'recorder://transfer',
          },
        },
      ],
    }
    await this.#store.data(
      `mutation ($i: InventoryMoveQuantitiesInput!) { inventoryMoveQuantities(input: $i) @idempotent(key: "${location} ${from}") { userErrors { message } } }`,
      { i: input },
    )
  }

  async #adjust(line: Json, location: string, name: string): Promise<void> {
    const change = {
      inventoryItemId: this.#ids.translate(line.inventoryItemId),
      locationId: this.#ids.translate(location),
      delta: line.quantity,
      changeFromQuantity: null,
      ledgerDocumentUri: 'recorder://shipment',
    }
    await this.#store.data(
      `mutation ($i: InventoryAdjustQuantitiesInput!) { inventoryAdjustQuantities(input: $i) @idempotent(key: "adjust ${name}") { userErrors { message } } }`,
      { i: { name, reason: 'movement_created', changes: [change] } },
    )
  }

  async #upload(key: string, content: string): Promise<void> {
    await this.#put(key, Buffer.from(content))
  }

  /** Puts content at the place that stands for a recorded key; asks for one when there is none. */
  async #put(key: string, content: Buffer): Promise<void> {
    if (!this.#ids.has(key)) {
      const { stagedUploadsCreate } = await this.#store.data(
        'mutation { stagedUploadsCreate(input: [{resource: BULK_MUTATION_VARIABLES, filename: "x.jsonl", mimeType: "text/jsonl", httpMethod: POST}]) { stagedTargets { url resourceUrl parameters { name value } } } }',
      )
      this.#ids.set(key, keyOf(stagedUploadsCreate.stagedTargets[0]) ?? key)
    }
    const own = this.#ids.translate(key)
    await fetch(`${this.#store.simulator.url}/staged-uploads/${own}`, {
      method: 'PUT',
      body: new Uint8Array(content),
    })
  }

  async #edit(edits: unknown[]): Promise<void> {
    await this.#store.control('edit', { edits })
  }
}

const HOLDS: Readonly<Record<string, string[] | null>> = {
  CREATED: ['created', 'canceling'],
  RUNNING: ['running', 'canceling'],
  COMPLETED: null,
  CANCELED: null,
}

function keyOf(target: Json): string | null {
  const parameter = target.parameters.find(({ name }: Json) => name === 'key')
  return parameter?.value ?? /(tmp\/[^?]+)/.exec(target.resourceUrl ?? '')?.[1] ?? null
}

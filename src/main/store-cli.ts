import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SERVED_VERSION, type StoreCatalog, startStoreSimulator } from './store-simulator'

const USAGE = `Usage: npm run store -- --port N --catalog empty|sample|generated:PRODUCTS
  [--variants-per-product K] [--seed S] [--token T] [--control] [--state FILE]`

/** Wrong arguments: the message goes to stderr and the process ends with 2. */
class ArgumentError extends Error {}

const RESOURCES = join(__dirname, '../../resources')

type Arguments = {
  readonly port: number
  readonly catalog: string
  readonly variantsPerProduct: number
  readonly seed: number
  readonly token: string
  readonly control: boolean
  readonly stateFile: string | undefined
}

function readArguments(args: string[]): Arguments {
  const { values } = parseOrExplain(args)
  return {
    port: wholeNumber('--port', values.port, 0, 65_535),
    catalog: values.catalog,
    variantsPerProduct: wholeNumber(
      '--variants-per-product',
      values['variants-per-product'],
      1,
      2048,
    ),
    seed: wholeNumber('--seed', values.seed, 0, 4_294_967_295),
    token: values.token,
    control: values.control,
    stateFile: values.state,
  }
}

function parseOrExplain(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: '4010' },
        catalog: { type: 'string', default: 'sample' },
        'variants-per-product': { type: 'string', default: '3' },
        seed: { type: 'string', default: '1' },
        token: { type: 'string', default: 'shpat_simulated_store_token' },
        control: { type: 'boolean', default: false },
        state: { type: 'string' },
      },
    })
  } catch (error) {
    throw new ArgumentError(error instanceof Error ? error.message : String(error))
  }
}

function wholeNumber(name: string, text: string, lowest: number, highest: number): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= lowest && number <= highest) return number
  throw new ArgumentError(
    `${name} must be a whole number from ${lowest} to ${highest}, not "${text}"`,
  )
}

async function readCatalog(args: Arguments): Promise<StoreCatalog> {
  const { catalog, variantsPerProduct, seed } = args
  if (catalog === 'empty') return { kind: 'empty' }
  if (catalog === 'sample') {
    return { kind: 'file', text: await readFile(join(RESOURCES, 'sample/shop.json'), 'utf8') }
  }
  const [kind, count] = catalog.split(':')
  if (kind !== 'generated' || count === undefined) {
    throw new ArgumentError(
      `--catalog must be empty, sample or generated:PRODUCTS, not "${catalog}"`,
    )
  }
  const products = wholeNumber('--catalog generated:PRODUCTS', count, 0, 1_000_000)
  return { kind: 'generated', products, variantsPerProduct, seed }
}

async function main(): Promise<void> {
  const startedAt = performance.now()
  const args = readArguments(process.argv.slice(2))
  const simulator = await startStoreSimulator({
    port: args.port,
    catalog: await readCatalog(args),
    token: args.token,
    schemaFile: join(RESOURCES, `shopify-schema/admin_${SERVED_VERSION}.json.gz`),
    control: args.control,
    seed: args.seed,
    ...(args.stateFile === undefined ? {} : { stateFile: args.stateFile }),
  })
  const { products, variants } = simulator.store
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const megabytes = Math.round(process.memoryUsage().rss / 1_000_000)
  const size = `${products.size} products and ${variants.size} variants in ${seconds} s, ${megabytes} MB`
  const details = `token ${args.token}, catalog ${args.catalog}, Admin API ${SERVED_VERSION}, ${size}`
  process.stdout.write(`Store simulator ready: ${simulator.url} (${details})\n`)
  const stop = (): void => {
    simulator.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  const usage = error instanceof ArgumentError ? `\n${USAGE}` : ''
  process.stderr.write(`${message}${usage}\n`)
  process.exit(error instanceof ArgumentError ? 2 : 1)
}

main().catch(fail)

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openApiDocument } from '@shared/ams-http/openapi'
import type { AmsProduct } from '@shared/catalog/product'
import { startAmsServer } from './ams-server'
import { readCatalogFile } from './merchant-catalog'

const USAGE = `Usage: npm run ams-server -- [--port N] [--catalog empty|sample|FILE.csv] [--token T]
  [--currency CODE] [--state FILE] | --write-openapi`

/** Wrong arguments: the message goes to stderr and the process ends with 2. */
class ArgumentError extends Error {}

const RESOURCES = join(__dirname, '../../resources')
const OPENAPI_FILE = join(RESOURCES, 'ams-http-openapi.json')

function readArguments(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string', default: '4020' },
        catalog: { type: 'string', default: 'sample' },
        token: { type: 'string', default: 'ams_demo_token_for_this_computer' },
        currency: { type: 'string', default: 'USD' },
        state: { type: 'string' },
        'write-openapi': { type: 'boolean', default: false },
      },
    })
    const port = Number(values.port)
    if (/^\d+$/.test(values.port) && port <= 65_535) return { ...values, port }
  } catch (error) {
    throw new ArgumentError(error instanceof Error ? error.message : String(error))
  }
  throw new ArgumentError('--port must be a whole number from 0 to 65535')
}

function readProducts(catalog: string): readonly AmsProduct[] {
  if (catalog === 'empty') return []
  const file = catalog === 'sample' ? join(RESOURCES, 'sample/ams-catalog.csv') : catalog
  return readCatalogFile(file).products
}

async function main(): Promise<void> {
  const args = readArguments(process.argv.slice(2))
  if (args['write-openapi']) {
    await writeFile(OPENAPI_FILE, `${JSON.stringify(openApiDocument(), null, 2)}\n`)
    process.stdout.write(`Written: ${OPENAPI_FILE}\n`)
    return
  }
  const server = await startAmsServer({
    port: args.port,
    token: args.token,
    file: args.state,
    products: readProducts(args.catalog),
    currencyCode: args.currency,
  })
  const details = `token ${args.token}, ${server.catalog.products.count()} products`
  process.stdout.write(`AMS server ready: ${server.url} (${details})\n`)
  const stop = (): void => {
    server.close().then(() => process.exit(0), fail)
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

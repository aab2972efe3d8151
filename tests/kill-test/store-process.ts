import { resolve } from 'node:path'
import { startStoreSimulator } from '@main/store-simulator'

/** The store, in a process of its own, so that it lives on when an engine dies. */
const simulator = await startStoreSimulator({
  port: 0,
  catalog: { kind: 'empty' },
  token: process.argv[2] ?? '',
  schemaFile: resolve('resources/shopify-schema/admin_2026-10.json.gz'),
  control: true,
})
process.once('disconnect', () => process.exit(0))
process.send?.({ url: simulator.url })

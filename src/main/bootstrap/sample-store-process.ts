import { readFileSync } from 'node:fs'
import { type StartSampleStore, toSampleStoreSchema } from '../processes/sample-store-messages'
import { startStoreSimulator } from '../store-simulator'

/** The sample store's process: a store simulator on loopback, kept from one start to the next. */
export function startSampleStoreProcess(): void {
  const { parentPort } = process
  parentPort.once('message', ({ data }) => {
    start(toSampleStoreSchema.parse(data)).then(
      (url) => parentPort.postMessage({ kind: 'ready', url }),
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error)
        parentPort.postMessage({ kind: 'failed', message })
      },
    )
  })
}

async function start(options: StartSampleStore): Promise<string> {
  const { port, token, schemaFile, stateFile, control } = options
  const simulator = await startStoreSimulator({
    port,
    token,
    schemaFile,
    stateFile,
    control,
    catalog: { kind: 'file', text: readFileSync(options.shopFile, 'utf8') },
  })
  return simulator.url
}

import { readFile } from 'node:fs/promises'
import { release } from 'node:os'
import { join } from 'node:path'
import { type Licence, licenceSchema } from '@shared/contract/main-contract'
import { app } from 'electron'
import { z } from 'zod'
import type { EngineHost } from '../processes'
import type { MainHandlers } from './main-handlers'

export type AboutRequestParts = {
  /** The engine of the open store; null while none is open. */
  readonly engine: () => Pick<EngineHost, 'stateFacts'> | null
  /** Folders of the built parts, each with a list of the packages that went into it. */
  readonly builtParts: readonly string[]
}

const LIST = 'licences.json'

/** What the app is made of. */
export function aboutHandlers({
  engine,
  builtParts,
}: AboutRequestParts): Pick<MainHandlers, 'app.info' | 'app.licences'> {
  return {
    'app.info': async () => {
      const facts = await engine()?.stateFacts(null)
      const { electron, node } = process.versions
      return {
        version: app.getVersion(),
        electron,
        chromium: process.versions['chrome'] ?? '',
        node,
        sqlite: facts?.ok ? facts.value.facts.sqlite : '',
        system: `${SYSTEMS[process.platform] ?? process.platform} ${release()}, ${process.arch}`,
      }
    },
    'app.licences': async () => {
      const lists = await Promise.all(builtParts.map((part) => readList(join(part, LIST))))
      const byName = new Map(lists.flat().map((one) => [`${one.name} ${one.version}`, one]))
      return [...byName.values()].sort((a, b) => a.name.localeCompare(b.name))
    },
  }
}

const SYSTEMS: Readonly<Record<string, string>> = {
  darwin: 'macOS',
  linux: 'Linux',
  win32: 'Windows',
}

async function readList(path: string): Promise<Licence[]> {
  return z.array(licenceSchema).parse(JSON.parse(await readFile(path, 'utf8')))
}

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'

const SCRIPT = fileURLToPath(new URL('../../scripts/check-import-arrows.mjs', import.meta.url))
const roots: string[] = []

/** Runs the check on a tree of planted files. */
function check(files: Record<string, string>): { code: number | null; output: string } {
  const root = mkdtempSync(join(tmpdir(), 'concord-arrows-'))
  roots.push(root)
  mkdirSync(join(root, 'src'))
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), source)
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, root], {
    encoding: 'utf8',
    timeout: 20_000,
  })
  return { code: status, output: stdout + stderr }
}

afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true })
})

const VIEW = 'src/renderer/src'

/** One file, and the import in it that must be refused. */
const OFFENDERS: [file: string, specifier: string][] = [
  ['src/main/engine/plan.ts', 'electron'],
  ['src/main/engine/plan.ts', 'node:fs'],
  ['src/main/engine/plan.ts', 'fs/promises'],
  ['src/main/engine/plan.ts', 'better-sqlite3'],
  ['src/main/engine/plan.ts', 'csv-parse/sync'],
  ['src/main/engine/plan.ts', '../database/rows'],
  ['src/main/database/rows.ts', '../shopify/client'],
  ['src/main/database/rows.ts', '@main/engine/planning/plan'],
  ['src/main/database/rows.ts', '@main/engine/portside'],
  ['src/main/shopify/client.ts', 'kysely'],
  ['src/main/shopify/client.ts', 'keytar'],
  ['src/main/ipc/handlers.ts', 'electron/main'],
  ['src/main/ipc/handlers.ts', '../bootstrap/start'],
  ['src/main/window/menu.ts', '../engine/plan'],
  ['src/main/store-simulator/server.ts', '@main/engine/ports'],
  ['src/main/bootstrap/start.ts', '../index'],
  ['src/main/bootstrap/start.ts', 'better-sqlite3'],
  ['src/main/index.ts', './database/rows'],
  ['src/main/index.ts', './store-simulator/server'],
  ['src/main/ipc/handlers.ts', '../../renderer/src/api/calls'],
  [`${VIEW}/api/calls.ts`, '@main/ipc/handlers'],
  [`${VIEW}/screens/review/list.tsx`, '../log/list'],
  [`${VIEW}/screens/review/list.tsx`, '../../app/shell'],
  [`${VIEW}/components/button.tsx`, '../api/calls'],
  [`${VIEW}/components/button.tsx`, 'node:path'],
  ['src/preload/index.ts', '@shared/catalog/product'],
  ['src/preload/index.ts', 'zod'],
  ['src/shared/catalog/product.ts', '../contract/channels'],
  ['src/shared/fields/title.ts', '@shared/contract/channels'],
  ['src/shared/fields/title.ts', '@main/engine/plan'],
  ['src/shared/fields/title.ts', '../../outside'],
]

const ALLOWED: Record<string, string> = {
  'src/main/engine/plan.ts': `import 'zod'; import 'node:crypto'; import '@shared/fields/title'; import './merge'`,
  'src/main/engine/merge.ts': `export * from './ports'`,
  'src/main/engine/ports.ts': `export type A = 1`,
  'src/main/database/rows.ts': `import 'better-sqlite3'; import { sql } from 'kysely'; import type { A } from '../engine/ports'; import '@main/engine/fields/title'`,
  'src/main/shopify/client.ts': `import 'node:http'`,
  'src/main/bootstrap/start.ts': `import 'electron'; import '../database/rows'; import '../ipc/handlers'`,
  'src/main/ipc/handlers.ts': `import '../engine/plan'`,
  'src/main/index.ts': `import './bootstrap/start'`,
  'src/main/store-cli.ts': `import './store-simulator/server'`,
  'src/main/store-simulator/server.ts': `import 'graphql'; import 'node:http'`,
  'src/preload/index.ts': `import 'electron'; import type { C } from '@shared/contract/channels'`,
  'src/shared/contract/channels.ts': `import '../catalog/product'; import '@shared/fields/title'`,
  'src/shared/catalog/product.ts': `import 'zod'`,
  'src/shared/fields/title.ts': '',
  [`${VIEW}/main.tsx`]: `import './app/shell'; import './main.css'`,
  [`${VIEW}/app/shell.tsx`]: `import '../screens/review/list'; import('../screens/log/list')`,
  [`${VIEW}/screens/review/list.tsx`]: `import './row'; import '../../components/button'; import '../../theme/theme'`,
  [`${VIEW}/screens/review/row.tsx`]: `import '@shared/fields/title'`,
  [`${VIEW}/screens/log/list.tsx`]: '',
  [`${VIEW}/components/button.tsx`]: `import 'react'; import './button.module.css'`,
}

describe('the check of the import arrows', () => {
  it('is content with imports along the arrows', () => {
    const { code, output } = check(ALLOWED)
    expect(output).toContain('20 files')
    expect(output).toContain('0 against the arrows')
    expect(code).toBe(0)
  })

  it.each(OFFENDERS)('names %s when it imports %s', (file, specifier) => {
    const { code, output } = check({ [file]: `\nimport type { A } from '${specifier}'\n` })
    expect(output).toContain(`${file}:2 imports ${specifier}: `)
    expect(output).toMatch(/: src\/\S+ may not import \S+\n/)
    expect(code).toBe(1)
  })

  it('refuses folders without a rule', () => {
    const { code, output } = check({
      'src/main/elsewhere/thing.ts': '',
      [`${VIEW}/screens/loose.ts`]: '',
    })
    expect(output).toContain('src/main/elsewhere/thing.ts: no rule says')
    expect(output).toContain(`${VIEW}/screens/loose.ts: no rule says`)
    expect(code).toBe(1)
  })

  it('names files that import each other', () => {
    const { code, output } = check({
      'src/shared/fields/a.ts': `import './b'`,
      'src/shared/fields/b.ts': `import type { C } from './c'`,
      'src/shared/fields/c.ts': `export * from '@shared/fields/a'`,
    })
    expect(output).toContain(
      'src/shared/fields/a.ts → src/shared/fields/b.ts → src/shared/fields/c.ts → src/shared/fields/a.ts',
    )
    expect(output).toContain('1 against the arrows')
    expect(code).toBe(1)
  })

  it('refuses imports that cannot be read from the source', () => {
    const { code, output } = check({ 'src/main/engine/plan.ts': 'await import(name)' })
    expect(output).toContain('src/main/engine/plan.ts:1 imports a computed path')
    expect(code).toBe(1)
  })

  it('refuses to be content with nothing', () => {
    expect(check({})).toMatchObject({ code: 1 })
  })
})

import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from 'graphql'
import { z } from 'zod'
import { AccessRules } from './access-rules'

const accessItem = z.object({
  typeName: z.string(),
  fieldName: z.string().optional(),
  requiredAccess: z.string(),
  offlineScopes: z.array(z.string()),
})

/** `{ data: { __schema }, offline_scopes: { items } }`: the introspection answer and each field's access scopes. */
const schemaFile = z.object({
  data: z.custom<IntrospectionQuery>(
    (data) => typeof data === 'object' && data !== null && '__schema' in data,
    'an introspection result with __schema is expected',
  ),
  offline_scopes: z.object({ items: z.array(accessItem) }),
})

export type AdminSchema = { readonly schema: GraphQLSchema; readonly access: AccessRules }

/** A schema never changes and takes a quarter of a second to build, so stores in one process share it. */
const loaded = new Map<string, Promise<AdminSchema>>()

/**
 * Reads the official Admin API schema from a gzipped introspection file.
 * Rejects when the file is missing, is no gzip, or isn't an introspection result.
 */
export function loadAdminSchema(path: string): Promise<AdminSchema> {
  const known = loaded.get(path)
  if (known !== undefined) return known
  const loading = readSchema(path)
  loaded.set(path, loading)
  loading.catch(() => loaded.delete(path))
  return loading
}

async function readSchema(path: string): Promise<AdminSchema> {
  const json: unknown = JSON.parse(gunzipSync(await readFile(path)).toString('utf8'))
  const parsed = schemaFile.parse(json)
  const schema = buildClientSchema(parsed.data, { assumeValid: true })
  return { schema, access: new AccessRules(parsed.offline_scopes.items) }
}

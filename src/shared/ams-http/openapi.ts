import { z } from 'zod'
import {
  changeSchema,
  changesPageSchema,
  cursorSchema,
  errorAnswerSchema,
  keySchema,
  movedAnswerSchema,
  movementSchema,
  productContentSchema,
  servedProductSchema,
  sha256Schema,
  shopAnswerSchema,
  variantContentSchema,
  versionMovedSchema,
  wireIdSchema,
  wireImageSchema,
  wireProductSchema,
  wireVariantSchema,
} from './contract'

/** The parts of the document that have a name. */
const SCHEMAS = {
  Product: wireProductSchema,
  Variant: wireVariantSchema,
  VariantContent: variantContentSchema,
  Image: wireImageSchema,
  Change: changeSchema,
  Shop: shopAnswerSchema,
  ChangesPage: changesPageSchema,
  ProductContent: productContentSchema,
  ServedProduct: servedProductSchema,
  Movement: movementSchema,
  MovedAnswer: movedAnswerSchema,
  VersionMoved: versionMovedSchema,
  ErrorAnswer: errorAnswerSchema,
} as const
type SchemaName = keyof typeof SCHEMAS

/** The contract as an OpenAPI 3.1 document, which is `resources/ams-http-openapi.json` word for word. */
export function openApiDocument(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'AMS server',
      version: '1.0.0',
      description:
        'The catalog of an AMS as Concord reads and writes it. docs/ams-http.md tells what it means, with examples.',
    },
    security: [{ token: [] }],
    paths: {
      '/v1/shop': { get: operation('readShop', 'Which catalog this is', [], ok('Shop')) },
      '/v1/products': {
        get: operation(
          'listChanges',
          'Products changed since a cursor; without one, all of them',
          [query('since', toJson(cursorSchema)), query('limit', LIMIT)],
          { ...ok('ChangesPage'), ...problems(['410']) },
        ),
      },
      '/v1/products/{id}': {
        parameters: [inPath('id', toJson(wireIdSchema))],
        get: operation('readProduct', 'One product as it is now', [], {
          ...ok('ServedProduct'),
          ...problems(['404']),
        }),
        put: {
          ...operation(
            'writeProduct',
            'Writes a product, stock apart, where it still has the version that the writer saw',
            [IF_MATCH, IF_NONE_MATCH, IDEMPOTENCY_KEY],
            {
              ...ok('ServedProduct'),
              '201': answer('Made', 'ServedProduct'),
              '412': answer('It has another version by now; nothing was written', 'VersionMoved'),
              ...problems(['413', '422', '428']),
            },
          ),
          requestBody: body('ProductContent'),
        },
        delete: operation('deleteProduct', 'Takes a product out of the catalog', [IF_MATCH], {
          '204': { description: 'It is gone, and the list of changes says so' },
          '412': answer('It has another version by now', 'VersionMoved'),
          ...problems(['404', '428']),
        }),
      },
      '/v1/movements/{id}': {
        parameters: [inPath('id', toJson(keySchema))],
        get: operation('readMovement', 'Whether a movement has arrived', [], {
          ...ok('MovedAnswer'),
          ...problems(['404']),
        }),
        put: {
          ...operation('moveStock', 'Moves stock, once however often it is asked for', [], {
            '200': answer('It was there already', 'MovedAnswer'),
            '201': answer('Moved', 'MovedAnswer'),
            ...problems(['404', '409', '422']),
          }),
          requestBody: body('Movement'),
        },
      },
      '/v1/images/{sha256}': {
        parameters: [inPath('sha256', toJson(sha256Schema))],
        head: operation('hasImage', 'Whether these bytes are here', [], {
          '200': { description: 'They are' },
          '404': { description: 'They are not' },
        }),
        get: operation('readImage', 'The bytes of a picture', [], {
          '200': { description: 'The bytes', content: PICTURES },
          ...problems(['404']),
        }),
        put: {
          ...operation(
            'keepImage',
            'Keeps the bytes of a picture, which must have this SHA-256',
            [],
            {
              '200': { description: 'They were here already' },
              '201': { description: 'Kept' },
              ...problems(['413', '422']),
            },
          ),
          requestBody: { required: true, content: PICTURES },
        },
      },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: namedSchemas(),
    },
  }
}

const LIMIT = { type: 'integer', minimum: 1, maximum: 1_000 }
const BYTES = { schema: { type: 'string', contentMediaType: 'application/octet-stream' } }
const PICTURES = { 'image/*': BYTES, 'application/octet-stream': BYTES }

const IF_MATCH = header('If-Match', 'The version that was seen, in quotes')
const IF_NONE_MATCH = header('If-None-Match', '`*`: the product must not be there yet')
const IDEMPOTENCY_KEY = header(
  'Idempotency-Key',
  'A UUID of this write: asked for again with the same body it is answered, not done again',
)

/** What any request may be answered with. */
const ALWAYS: readonly (keyof typeof PROBLEMS)[] = ['400', '401', '403', '429', '500', '503']
const PROBLEMS = {
  '400': 'The request is not of this contract',
  '401': 'The token is missing or not valid any more',
  '403': 'The token does not allow this',
  '404': 'There is no such thing',
  '409': 'A first count of what was counted already',
  '410': 'The cursor is too old: read everything again',
  '413': 'More than the server takes',
  '422': 'The key or id was used for something else, or the content is not consistent',
  '428': 'A write has to say which version it is about',
  '429': 'Too many requests; `Retry-After` says when to come again',
  '500': 'The server failed; whether the request was carried out is not known',
  '503': 'Not now; the request was not carried out',
} as const

function problems(statuses: readonly (keyof typeof PROBLEMS)[]): object {
  return Object.fromEntries(
    statuses.map((status) => [status, answer(PROBLEMS[status], 'ErrorAnswer')]),
  )
}

function operation(
  operationId: string,
  summary: string,
  parameters: readonly object[],
  responses: object,
): object {
  return { operationId, summary, parameters, responses: { ...responses, ...problems(ALWAYS) } }
}

function ok(schema: SchemaName): object {
  return { '200': answer('Here it is', schema) }
}

function answer(description: string, schema: SchemaName): object {
  return { description, content: { 'application/json': { schema: named(schema) } } }
}

function body(schema: SchemaName): object {
  return { required: true, content: { 'application/json': { schema: named(schema) } } }
}

function named(schema: SchemaName): object {
  return { $ref: `#/components/schemas/${schema}` }
}

function query(name: string, schema: object): object {
  return { name, in: 'query', required: false, schema }
}

function inPath(name: string, schema: object): object {
  return { name, in: 'path', required: true, schema }
}

function header(name: string, description: string): object {
  return { name, in: 'header', required: false, description, schema: { type: 'string' } }
}

/** JSON Schema of the dialect that OpenAPI 3.1 has (2020-12). */
function toJson(schema: z.ZodType): object {
  return withoutPlace(z.toJSONSchema(schema, { io: 'input' }))
}

/** The same for all that have a name, which stand in one another by it. */
function namedSchemas(): object {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(SCHEMAS)) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
  })
  return Object.fromEntries(Object.entries(schemas).map(([id, json]) => [id, withoutPlace(json)]))
}

/** Inside of a document a schema says neither its dialect nor its address. */
function withoutPlace(json: object): object {
  return Object.fromEntries(
    Object.entries(json).filter(([name]) => name !== '$schema' && name !== '$id'),
  )
}

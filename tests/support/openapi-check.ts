import { readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020'
import { z } from 'zod'

const FILE = 'resources/ams-http-openapi.json'

const contentSchema = z.record(z.string(), z.object({ schema: z.unknown() }))
const operationSchema = z.object({
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.record(z.string(), z.object({ content: contentSchema.optional() })),
})
const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.object({
      get: operationSchema.optional(),
      put: operationSchema.optional(),
      head: operationSchema.optional(),
      delete: operationSchema.optional(),
    }),
  ),
})

export type Exchanged = {
  readonly method: string
  /** Path with its query. */
  readonly path: string
  readonly requestBody: string | null
  readonly status: number
  readonly answerBody: string
}

let known: ((exchanged: Exchanged) => string[]) | null = null

/** Holds exchanges against the OpenAPI FILE, as any other implementation would. Gives what is wrong, in words. */
export function openApiCheck(): (exchanged: Exchanged) => string[] {
  known ??= checkOfFile()
  return known
}

function checkOfFile(): (exchanged: Exchanged) => string[] {
  const text = readFileSync(FILE, 'utf8')
  const { paths } = documentSchema.parse(JSON.parse(text))
  const ajv = new Ajv2020({ strict: false, formats: { 'date-time': DATE_TIME } })
  ajv.addSchema(JSON.parse(text), 'openapi')
  const validators = new Map<string, ReturnType<typeof ajv.compile>>()
  const problems = (pointer: string, json: string): string[] => {
    const validate = validators.get(pointer) ?? ajv.compile({ $ref: `openapi${pointer}` })
    validators.set(pointer, validate)
    return validate(JSON.parse(json))
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
  return ({ method, path, requestBody, status, answerBody }) => {
    const { pathname } = new URL(path, 'http://localhost')
    const template = Object.keys(paths).find((known) => pattern(known).test(pathname))
    const verb = z.enum(['get', 'put', 'head', 'delete']).parse(method.toLowerCase())
    const operation = template === undefined ? undefined : paths[template]?.[verb]
    if (template === undefined || !operation) return [`${method} ${pathname} is not in the file`]
    const at = `#/paths/${escaped(template)}/${verb}`
    const response = operation.responses[String(status)]
    if (!response) return [`${method} ${pathname} answered ${status}, which is not in the file`]
    const found: string[] = []
    if (
      requestBody !== null &&
      operation.requestBody?.content['application/json'] &&
      status < 400
    ) {
      found.push(
        ...problems(`${at}/requestBody/content/application~1json/schema`, requestBody).map(
          (problem) => `request ${method} ${pathname}: ${problem}`,
        ),
      )
    }
    if (response.content?.['application/json']) {
      found.push(
        ...problems(`${at}/responses/${status}/content/application~1json/schema`, answerBody).map(
          (problem) => `answer ${status} of ${method} ${pathname}: ${problem}`,
        ),
      )
    }
    return found
  }
}

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

function pattern(template: string): RegExp {
  return new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`)
}

function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))
}

import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLDirective,
  GraphQLError,
  type GraphQLResolveInfo,
  getDirectiveValues,
  getNamedType,
  getOperationAST,
  getVariableValues,
  NoDeprecatedCustomRule,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql'
import { Connection } from '../connections/connection'
import { pageOf } from '../connections/page'
import { actualCost } from '../cost/actual-cost'
import type { Bucket } from '../cost/bucket'
import { MAX_QUERY_COST, MUTATION_COST } from '../cost/cost-rules'
import { requestedCost } from '../cost/requested-cost'
import { fragmentsOf, type Operation } from '../cost/selections'
import { VARIANT_LIMIT_CODE } from '../schema/errors'
import type { AdminSchema } from '../schema/load-schema'
import type { AnswerBody, CostBody, ErrorBody } from './answer-body'
import { toErrorBody } from './error-body'
import type { ImplementedTypes } from './implemented-types'
import { oversizedInput } from './input-sizes'
import type { FieldCall } from './object-type'
import type { RequestContext } from './request-context'
import { syntaxError, validationErrors } from './validation'
import { invalidVariables } from './variables'

/** A GraphQL request as the client sent it. */
export type GraphqlRequest = {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly operationName: string | null
}

/** What one request came to, for the answer and for the log. */
export type Outcome = {
  readonly body: AnswerBody
  readonly kind: 'query' | 'mutation' | 'invalid'
  readonly operationName: string | null
  readonly rootFields: readonly string[]
  readonly requestedCost: number | null
  /** 200, or 429 when the shop's day of new variants is used up. */
  readonly status: number
  readonly usesDeprecated: boolean
}

/** Most parsed documents kept for the next request with the same text. */
const DOCUMENTS_KEPT = 200

type Checked =
  | { readonly document: DocumentNode; readonly errors: null; readonly usesDeprecated: boolean }
  | { readonly document: null; readonly errors: readonly ErrorBody[] }

/** A document is right or wrong by the schema alone, so stores in one process share what was checked. */
const documents = new WeakMap<AdminSchema, Map<string, Checked>>()

/**
 * The Admin API's one GraphQL endpoint: parse, validate against the official schema, coerce variables, charge
 * the bucket, execute, give back what wasn't used (shopify.dev/docs/api/usage/rate-limits).
 */
export class AdminEndpoint {
  readonly #schema: AdminSchema
  readonly #types: ImplementedTypes
  readonly #bucket: Bucket
  readonly #documents: Map<string, Checked>

  constructor(schema: AdminSchema, types: ImplementedTypes, bucket: Bucket) {
    this.#schema = schema
    this.#types = types
    this.#bucket = bucket
    this.#documents = documents.get(schema) ?? new Map()
    documents.set(schema, this.#documents)
  }

  answer(request: GraphqlRequest, context: RequestContext): Outcome {
    const invalid = (errors: readonly ErrorBody[]): Outcome => ({
      body: { errors },
      kind: 'invalid',
      operationName: request.operationName,
      rootFields: [],
      requestedCost: null,
      status: 200,
      usesDeprecated: false,
    })
    const checked = this.#check(request)
    if (checked.document === null) return invalid(checked.errors)
    const { document, usesDeprecated } = checked
    const node = getOperationAST(document, request.operationName)
    if (node == null) return invalid([noOperation(request.operationName)])
    const variableErrors = invalidVariables(this.#schema.schema, node, request.variables)
    if (variableErrors.length > 0) return invalid(variableErrors)
    return { ...this.#charge(document, node, request, context), usesDeprecated }
  }

  /** Executes one line of an import: no points are charged, the answer has no cost. */
  executeLine(
    document: DocumentNode,
    variables: Record<string, unknown>,
    context: RequestContext,
  ): { data?: unknown; errors?: readonly ErrorBody[] } {
    const node = getOperationAST(document)
    if (node == null) return {}
    const errors = invalidVariables(this.#schema.schema, node, variables)
    if (errors.length > 0) return { errors }
    const result = this.#execute(document, { query: '', variables, operationName: null }, context)
    const data = result.data ?? null
    return result.errors === undefined ? { data } : { data, errors: result.errors.map(toErrorBody) }
  }

  /** The answer of a full bucket, for faults that throttle on purpose. */
  throttled(): AnswerBody {
    return { errors: [THROTTLED], extensions: { cost: this.#cost(MUTATION_COST, null) } }
  }

  #check({ query }: GraphqlRequest): Checked {
    const known = this.#documents.get(query)
    if (known !== undefined) return known
    const checked = this.#checkNew(query)
    if (this.#documents.size >= DOCUMENTS_KEPT) this.#documents.clear()
    this.#documents.set(query, checked)
    return checked
  }

  #checkNew(query: string): Checked {
    try {
      const document = parse(query)
      const errors = validationErrors(this.#schema.schema, document)
      if (errors.length > 0) return { document: null, errors }
      const deprecations = validate(this.#schema.schema, document, [NoDeprecatedCustomRule])
      return { document, errors: null, usesDeprecated: deprecations.length > 0 }
    } catch (error) {
      if (error instanceof GraphQLError) return { document: null, errors: [syntaxError(error)] }
      throw error
    }
  }

  #charge(
    document: DocumentNode,
    node: OperationDefinitionNode,
    request: GraphqlRequest,
    context: RequestContext,
  ): Outcome {
    const { schema } = this.#schema
    const coerced = getVariableValues(schema, node.variableDefinitions ?? [], request.variables)
    const variables = coerced.coerced ?? {}
    const operation: Operation = { node, fragments: fragmentsOf(document), variables }
    const requested = requestedCost(schema, operation)
    const outcome = (body: AnswerBody): Outcome => ({
      body,
      kind: node.operation === 'mutation' ? 'mutation' : 'query',
      operationName: node.name?.value ?? null,
      rootFields: node.selectionSet.selections.flatMap((selection) =>
        selection.kind === 'Field' ? [selection.name.value] : [],
      ),
      requestedCost: requested,
      status: body.errors?.some(isVariantLimit) === true ? 429 : 200,
      usesDeprecated: false,
    })
    const refused = (error: ErrorBody): Outcome =>
      outcome({ errors: [error], extensions: { cost: this.#cost(requested, null) } })

    const oversized = oversizedInput(schema, operation)
    if (oversized !== null) return refused(oversized)
    if (requested > MAX_QUERY_COST) return refused(tooExpensive(requested))
    if (!this.#bucket.reserve(requested)) return refused(THROTTLED)

    const result = this.#execute(document, request, context)
    const failed = new Set(
      result.errors?.flatMap(({ path }) => (path?.length === 1 ? String(path[0]) : [])),
    )
    const actual = actualCost(schema, operation, result.data, requested, failed)
    this.#bucket.refund(requested - actual)
    return outcome(this.#body(result, this.#cost(requested, actual), context))
  }

  #execute(
    document: DocumentNode,
    request: GraphqlRequest,
    context: RequestContext,
  ): ExecutionResult {
    const result = execute({
      schema: this.#schema.schema,
      document,
      operationName: request.operationName,
      variableValues: request.variables,
      contextValue: context,
      fieldResolver: (source: unknown, args: Record<string, unknown>, _context, info) =>
        this.#field(source, args, context, info),
      typeResolver: (value: unknown) => this.#types.typeNameOf(value),
    })
    if (result instanceof Promise) throw new TypeError('The simulator answers synchronously')
    return result
  }

  #field(
    source: unknown,
    args: Record<string, unknown>,
    context: RequestContext,
    info: GraphQLResolveInfo,
  ): unknown {
    const call: FieldCall = {
      args,
      get path() {
        return pathOf(info)
      },
      directive: (name) => directiveOf(info, name),
    }
    const field = {
      typeName: info.parentType.name,
      fieldName: info.fieldName,
      returnTypeName: getNamedType(info.returnType).name,
    }
    const value = this.#types.resolve(field, source, call, context)
    return value instanceof Connection ? pageOf(value, args) : value
  }

  #body(result: ExecutionResult, cost: CostBody, context: RequestContext): AnswerBody {
    const errors = result.errors?.map(toErrorBody)
    const search = context.searchNotes
    return {
      ...(errors === undefined ? {} : { errors }),
      data: result.data ?? null,
      extensions: search.length === 0 ? { cost } : { cost, search },
    }
  }

  #cost(requested: number, actual: number | null): CostBody {
    return {
      requestedQueryCost: requested,
      actualQueryCost: actual,
      throttleStatus: this.#bucket.status(),
    }
  }
}

const THROTTLED: ErrorBody = {
  message: 'Throttled',
  extensions: {
    code: 'THROTTLED',
    documentation: 'https://shopify.dev/api/usage/rate-limits',
  },
}

function isVariantLimit({ extensions }: ErrorBody): boolean {
  return extensions['code'] === VARIANT_LIMIT_CODE
}

function tooExpensive(cost: number): ErrorBody {
  const message =
    `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).` +
    '\n\nSee https://shopify.dev/concepts/about-apis/rate-limits for more information on how the cost of a query is calculated.'
  return { message, extensions: { code: 'MAX_COST_EXCEEDED', cost, maxCost: MAX_QUERY_COST } }
}

function noOperation(name: string | null): ErrorBody {
  const message = name === null ? 'An operation name is required' : `No operation named "${name}"`
  return { message, extensions: { code: 'BAD_REQUEST' } }
}

function pathOf(info: GraphQLResolveInfo): (string | number)[] {
  const path: (string | number)[] = []
  for (let step: GraphQLResolveInfo['path'] | undefined = info.path; step; step = step.prev) {
    path.unshift(step.key)
  }
  return path
}

function directiveOf(info: GraphQLResolveInfo, name: string): Record<string, unknown> | null {
  const directive = info.schema.getDirective(name)
  const [node] = info.fieldNodes
  if (!(directive instanceof GraphQLDirective) || node === undefined) return null
  return getDirectiveValues(directive, node, info.variableValues) ?? null
}

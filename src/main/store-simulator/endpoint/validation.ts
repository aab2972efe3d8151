import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  Lexer,
  specifiedRules,
  TokenKind,
  ValuesOfCorrectTypeRule,
  validate,
} from 'graphql'
import type { ErrorBody } from './answer-body'
import { SHOPIFY_RULES } from './validation-rules'

/** Rules of graphql-js that ours replace: same checks, but Shopify's words and codes. */
const REPLACED = new Set([
  'FieldsOnCorrectTypeRule',
  'ScalarLeafsRule',
  'KnownArgumentNamesRule',
  'ProvidedRequiredArgumentsRule',
  'ValuesOfCorrectTypeRule',
  'NoUnusedVariablesRule',
  'NoUndefinedVariablesRule',
  'KnownFragmentNamesRule',
])

const OTHER_RULES = specifiedRules.filter((rule) => !REPLACED.has(rule.name))

/** Everything wrong with a document against the schema. No `data` is served with these errors. */
export function validationErrors(schema: GraphQLSchema, document: DocumentNode): ErrorBody[] {
  const errors = validate(schema, document, [...SHOPIFY_RULES, ...OTHER_RULES])
  // What our own value check lets through and graphql-js doesn't is refused too, if in other words.
  const found = errors.length > 0 ? errors : validate(schema, document, [ValuesOfCorrectTypeRule])
  return found.map(toBody)
}

/** A document that can't even be read. */
export function syntaxError(error: GraphQLError): ErrorBody {
  const [place] = endsTooSoon(error) ? [lastToken(error)] : (error.locations ?? [])
  const where = place === undefined ? '' : ` at [${place.line}, ${place.column}]`
  const words = endsTooSoon(error)
    ? 'syntax error, unexpected end of file'
    : error.message.replace(/^Syntax Error: /, 'syntax error, ').replace(/\.$/, '')
  return {
    message: `${words}${where}`,
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    extensions: { code: 'PARSE_ERROR' },
  }
}

function endsTooSoon(error: GraphQLError): boolean {
  return error.message.includes('<EOF>')
}

/** Where the last token of a document begins: Shopify points there when more was expected. */
function lastToken({ source }: GraphQLError): { line: number; column: number } | undefined {
  if (source === undefined) return undefined
  const lexer = new Lexer(source)
  let last = lexer.token
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    last = token
  }
  return last
}

function toBody(error: GraphQLError): ErrorBody {
  const { path, ...extensions } = error.extensions
  const isPath =
    Array.isArray(path) && path.every((step) => ['string', 'number'].includes(typeof step))
  return {
    message: error.message,
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    ...(isPath ? { path } : {}),
    extensions: 'code' in extensions ? extensions : { code: 'GRAPHQL_VALIDATION_FAILED' },
  }
}

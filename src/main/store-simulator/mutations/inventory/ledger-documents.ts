import { type UserError, userError } from '../user-error'
import type { Adjustable } from './quantity-checks'

type Row = { readonly ledgerDocumentUri?: string | null | undefined }

/** What is wrong with the ledger documents of a list of changes: `available` has none, the others one for all. */
export function checkLedgerDocuments(name: Adjustable, rows: readonly Row[]): UserError[] {
  const errors = rows.flatMap((row, index) =>
    checkLedgerDocument(name, row.ledgerDocumentUri, [
      'input',
      'changes',
      String(index),
      'ledgerDocumentUri',
    ]),
  )
  if (errors.length > 0) return errors
  if (new Set(rows.map((row) => row.ledgerDocumentUri ?? null)).size <= 1) return []
  const message =
    'All changes must have the same ledger document URI or, in the case of adjusting available, no ledger document URI.'
  return [userError(['input', 'changes'], message, 'MAX_ONE_LEDGER_DOCUMENT')]
}

/** The refusal of one document, or none. */
export function checkLedgerDocument(
  name: Adjustable,
  uri: string | null | undefined,
  path: readonly string[],
): UserError[] {
  if (name === 'available') {
    if (uri == null) return []
    const message = 'A ledger document URI is not allowed when adjusting available.'
    return [userError(path, message, 'INVALID_AVAILABLE_DOCUMENT')]
  }
  if (uri == null) {
    const message = 'A ledger document URI is required except when adjusting available.'
    return [userError(path, message, 'INVALID_QUANTITY_DOCUMENT')]
  }
  if (uri.startsWith('gid://shopify/')) {
    const message =
      'Internal (gid://shopify/) ledger documents are not allowed to be adjusted via API.'
    return [userError(path, message, 'INTERNAL_LEDGER_DOCUMENT')]
  }
  if (/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(uri)) return []
  return [userError(path, 'The specified ledger document is invalid.', 'INVALID_LEDGER_DOCUMENT')]
}

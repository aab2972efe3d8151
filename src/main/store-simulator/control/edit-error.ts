/** An edit that names something the store doesn't have. Edits before it have taken effect. */
export class EditError extends Error {
  override readonly name = 'EditError'
}

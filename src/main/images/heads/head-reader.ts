/** Pixels of the largest frame, and how many frames there are. */
export type Extent = { readonly width: number; readonly height: number; readonly frames: number }

/** A head that breaks its format's rules, or ends too soon. Reading past the end throws a `RangeError` as well. */
export class NotWhole extends Error {
  override readonly name = 'NotWhole'
}

/** The one version that this simulator serves; requests for older ones get it too (shopify.dev/docs/api/usage/versioning). */
export const SERVED_VERSION = '2026-10'

/** Versions a live shop would still support beside it. */
export const SUPPORTED_VERSIONS = ['2026-01', '2026-04', '2026-07', '2026-10'] as const

/** True for a version of the past or the present; a version that isn't published yet has no address. */
export function isPublishedVersion(version: string): boolean {
  return /^20\d\d-(01|04|07|10)$/.test(version) ? version <= SERVED_VERSION : version === 'unstable'
}

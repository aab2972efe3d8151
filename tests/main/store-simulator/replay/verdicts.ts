import type { Exchange } from './recordings'

/** Operations on resources that the simulator has none of. */
const OUTSIDE = [
  'orderCreate',
  'inventoryTransferCreateAsReadyToShip',
  'inventoryShipmentCreateInTransit',
]

/** Why an exchange can't be asked of the simulator, or `null`. */
export function notApplicable({ body, query }: Exchange): string | null {
  const roots = Object.keys(body.data ?? {})
  const outside = roots.find((root) => OUTSIDE.includes(root))
  if (outside !== undefined) return `${outside}: a resource outside the simulator`
  if (roots.includes('metaobjectDefinitionDelete')) return 'metaobjects are outside the simulator'
  if (query === null && roots.some((root) => INTROSPECTED.test(root))) {
    return 'the recorder introspected 2026-04; the schema here is the official 2026-10 file'
  }
  return null
}

const INTROSPECTED =
  /^(inventoryChangeInput|inventorySet\w+Input|stagedUpload(Resource|HttpMethod|Input))$/

/** Differences that stay, each with its reason; anything else fails the test. */
export const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = {}

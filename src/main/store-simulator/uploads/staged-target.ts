import type { Random } from '../catalogs/seeded-random'

export type UploadResource =
  | 'IMAGE'
  | 'PRODUCT_IMAGE'
  | 'FILE'
  | 'VIDEO'
  | 'MODEL_3D'
  | 'BULK_MUTATION_VARIABLES'
  | 'URL_REDIRECT_IMPORT'
  | 'RETURN_LABEL'
  | 'DISPUTE_FILE_UPLOAD'

export type WantedUpload = {
  readonly resource: UploadResource
  readonly filename: string
  readonly mimeType: string
  readonly method: 'PUT' | 'POST'
}

/** A place for one upload, as `stagedUploadsCreate` answers it. */
export type StagedTarget = {
  readonly url: string
  readonly resourceUrl: string
  readonly parameters: readonly { readonly name: string; readonly value: string }[]
}

/** Folder of each kind of upload below `tmp/{shop}/`; images sent by PUT lie among the files. */
const FOLDERS: Readonly<Record<UploadResource, string>> = {
  IMAGE: 'products',
  PRODUCT_IMAGE: 'products',
  FILE: 'files',
  VIDEO: 'files',
  MODEL_3D: 'files',
  BULK_MUTATION_VARIABLES: 'bulk',
  URL_REDIRECT_IMPORT: 'redirect_imports',
  RETURN_LABEL: 'return_labels',
  DISPUTE_FILE_UPLOAD: 'payments_file_uploads',
}
/** These kinds are read by their key alone, so their resource address says nothing. */
const BY_KEY = new Set<UploadResource>(['BULK_MUTATION_VARIABLES', 'URL_REDIRECT_IMPORT'])
const VALID_FOR_SECONDS = 604_800

/** Where an upload will lie: `tmp/{shop}/{folder}/{random}/{filename}`. */
export function keyFor(wanted: WantedUpload, shopId: number, random: Random): string {
  const { resource, filename, method } = wanted
  if (resource === 'MODEL_3D') return `models/${hex(random, 16)}/${filename}`
  if (resource === 'VIDEO') {
    const extension = /\.[A-Za-z0-9]+$/.exec(filename)?.[0] ?? ''
    return `c/o/v/${hex(random, 32)}${extension}`
  }
  const isImage = resource === 'IMAGE' || resource === 'PRODUCT_IMAGE'
  const folder = isImage && method === 'PUT' ? 'files' : FOLDERS[resource]
  // A return label loses its name on the way.
  const last =
    resource === 'RETURN_LABEL'
      ? `${hex(random, 32)}${/\.[A-Za-z0-9]+$/.exec(filename)?.[0] ?? ''}`
      : filename
  return `tmp/${shopId}/${folder}/${uuid(random)}/${encodeURIComponent(last)}`
}

/** The addresses and fields of an upload (shopify.dev/docs/api/admin-graphql/latest/mutations/stagedUploadsCreate). */
export function targetFor(
  wanted: WantedUpload,
  key: string,
  at: { readonly baseUrl: string; readonly date: string },
): StagedTarget {
  const { resource, mimeType, method } = wanted
  const plain = `${at.baseUrl}${key}`
  if (resource === 'MODEL_3D' || resource === 'VIDEO') {
    const names = [
      { name: 'GoogleAccessId', value: 'simulated@store.example' },
      { name: 'key', value: key },
      { name: 'policy', value: 'simulated' },
      { name: 'signature', value: 'simulated' },
    ]
    return { url: plain, resourceUrl: plain, parameters: names }
  }
  if (method === 'PUT') {
    const signed = `${plain}?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Credential=simulated&X-Goog-Date=${at.date}&X-Goog-Expires=${VALID_FOR_SECONDS}&X-Goog-SignedHeaders=host&X-Goog-Signature=simulated`
    return {
      url: signed,
      resourceUrl: BY_KEY.has(resource) ? signed : plain,
      parameters: [
        { name: 'content_type', value: mimeType },
        { name: 'acl', value: 'private' },
      ],
    }
  }
  return {
    url: at.baseUrl,
    resourceUrl: BY_KEY.has(resource) ? at.baseUrl : plain,
    parameters: [
      { name: 'Content-Type', value: mimeType },
      { name: 'success_action_status', value: '201' },
      { name: 'acl', value: 'private' },
      { name: 'key', value: key },
      { name: 'x-goog-date', value: at.date },
      { name: 'x-goog-credential', value: 'simulated' },
      { name: 'x-goog-algorithm', value: 'GOOG4-RSA-SHA256' },
      { name: 'x-goog-signature', value: 'simulated' },
      { name: 'policy', value: 'simulated' },
    ],
  }
}

function hex(random: Random, length: number): string {
  return Array.from({ length }, () => random.below(16).toString(16)).join('')
}

export function uuid(random: Random): string {
  return [8, 4, 4, 4, 12].map((length) => hex(random, length)).join('-')
}

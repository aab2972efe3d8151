import { createHash } from 'node:crypto'
import { nodeHttp } from '@main/bootstrap/node-http'
import type { NewPicture, ProductWrite, WriteOutcome } from '@main/engine/ports'
import type { SendHttp } from '@main/shopify'
import type { ShopProduct } from '@shared/catalog/product'
import { type OpenStore, openStore } from './open-store'

export const PRODUCT = 'gid://shopify/Product/8000000001'

const EVERY_BYTE = Uint8Array.from({ length: 256 }, (_, byte) => byte)

/** A PNG by its head, with bytes of every value behind it that `mark` makes its own. */
export function png(mark: string, size: { width?: number; height?: number; bytes?: number } = {}) {
  const { width = 40, height = 30, bytes = 700 } = size
  const file = Buffer.alloc(bytes, EVERY_BYTE)
  file.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 0, 'latin1')
  file.writeUInt32BE(width, 16)
  file.writeUInt32BE(height, 20)
  file.write(mark, 40)
  return new Uint8Array(file)
}

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A store with a product of a few variants, and a computer with some pictures. */
export type Studio = OpenStore & {
  /** The pictures of this computer, by content. */
  readonly library: Map<string, Uint8Array>
  /** What went to signed addresses. */
  readonly uploads: { readonly method: string; readonly headers: Record<string, string> }[]
  /** What happens right before the next request of this name leaves, once. */
  readonly before: Map<string, () => Promise<unknown>>
  /** Puts a picture on this computer. */
  local(name: string, bytes: Uint8Array, alt?: string): NewPicture
  write(write: ProductWrite): Promise<WriteOutcome>
  attach(...images: NewPicture[]): Promise<WriteOutcome>
  /** Adds ready pictures and gives their media ids. */
  ready(...names: string[]): Promise<string[]>
  read(): Promise<ShopProduct>
  /** Files that the shop has, on whatever product. */
  files(): number
  /** Names of the operations that were asked for. */
  asked(name: string): number
}

export async function openStudio(): Promise<Studio> {
  const library = new Map<string, Uint8Array>()
  const uploads: { method: string; headers: Record<string, string> }[] = []
  const before = new Map<string, () => Promise<unknown>>()
  const http: SendHttp = async (url, init) => {
    if (!url.includes('/admin/')) uploads.push({ method: init.method, headers: init.headers })
    for (const [name, happen] of before) {
      if (!String(init.body).includes(`"operationName":"${name}"`)) continue
      before.delete(name)
      await happen()
    }
    return nodeHttp(url, init)
  }
  const store = await openStore(
    { kind: 'generated', products: 2, variantsPerProduct: 3, seed: 2 },
    { http, imageBytes: async (sha256) => library.get(sha256) ?? null },
  )
  const studio: Studio = {
    ...store,
    library,
    uploads,
    before,
    local(name, bytes, alt = '') {
      const sha256 = sha256Of(bytes)
      library.set(sha256, bytes)
      return { label: name, alt, source: { kind: 'upload', sha256, fileName: name } }
    },
    write: (write) => store.gateway.write(write),
    attach: (...images) =>
      store.gateway.write({ kind: 'attach-images', productId: PRODUCT, images }),
    async ready(...names) {
      const outcome = await studio.attach(...names.map((name) => studio.local(name, png(name))))
      return outcome.attached?.made.map(({ mediaId }) => mediaId) ?? []
    },
    async read() {
      const product = await store.gateway.readProduct(PRODUCT)
      if (product === null) throw new Error(`The store has no ${PRODUCT}`)
      return product
    },
    files: () => store.simulator.store.files.size,
    asked: (name) =>
      store.simulator.requests().filter(({ operationName }) => operationName === name).length,
  }
  return studio
}

export function web(name: string, alt = ''): NewPicture {
  const url = `https://pictures.example/${name}`
  return { label: name, alt, source: { kind: 'address', url } }
}

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { amsProducts } from '../../../scripts/bench/catalog/ams-products'
import {
  type CatalogSpec,
  differingProducts,
  VARIANTS_PER_PRODUCT,
} from '../../../scripts/bench/catalog/catalog-spec'
import { writeCatalog } from '../../../scripts/bench/catalog/write-catalog'
import { writeExport } from '../../../scripts/bench/catalog/write-export'
import { openEngineUnderTest } from '../../../scripts/bench/engine-under-test'
import { fileFloor } from '../../../scripts/bench/floor/file-floor'
import { temporaryFolder } from '../../support/state'

const SAME: CatalogSpec = { seed: 7, products: 300, differingPercent: 0, editedProducts: 0 }
const DIFFERING: CatalogSpec = { ...SAME, differingPercent: 5 }

test('the engine that the bench measures links a generated catalog and finds what is planted in it', async () => {
  const folder = temporaryFolder()
  const exportOf = async (spec: CatalogSpec) => {
    const path = join(folder, `${spec.differingPercent}.jsonl`)
    await writeExport(spec, 'grouped', path)
    return { path, products: spec.products }
  }
  const engine = openEngineUnderTest(join(folder, 'state.sqlite'))
  try {
    engine.importAms(amsProducts(SAME))
    const { summary: first } = await engine.sync(await exportOf(SAME))
    expect(first).toMatchObject({ inAgreement: SAME.products, differs: 0 })
    const { summary: second } = await engine.sync(await exportOf(DIFFERING))
    expect(second.inAgreement).toBe(SAME.products - differingProducts(DIFFERING))
    expect(engine.comparePage(0)).toBe(differingProducts(DIFFERING))
  } finally {
    await engine.close()
  }
})

test.each(['csv', 'xlsx'] as const)(
  'and takes that catalog as a file: %s, all of which the floor reads, too',
  async (kind) => {
    const folder = temporaryFolder()
    const path = join(folder, `catalog.${kind}`)
    await writeCatalog(SAME, kind, path)
    const all = { products: SAME.products, variants: SAME.products * VARIANTS_PER_PRODUCT }
    const engine = openEngineUnderTest(join(folder, 'state.sqlite'))
    try {
      expect(await engine.importFile(path, temporaryFolder())).toMatchObject(all)
    } finally {
      await engine.close()
    }
    if (kind === 'csv') expect(await fileFloor(path, join(folder, 'f.sqlite'))).toMatchObject(all)
  },
)

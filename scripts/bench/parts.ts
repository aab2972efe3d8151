import { VARIANTS_PER_PRODUCT } from './catalog/catalog-spec'
import { growthExponent } from './measure/growth-exponent'
import { type BenchOptions, FEWEST_PRODUCTS, type Part } from './options'
import {
  infoVerdict,
  limitVerdict,
  memoryVerdict,
  ratioVerdict,
  secondsText,
  type Timed,
  type Verdict,
} from './report/verdict'
import { comparing, type SyncResult } from './scenarios/sync-scenario'
import type { Workbench } from './workbench'

/** The limits are the project's own aims; docs/specs/bench.md tells what each of them means. */
const LIMITS = {
  ingestToFloor: 1.5,
  compareToSqldiff: 1.0,
  firstMatchToSqldiff: 3.0,
  secondToFullCompare: 0.05,
  memoryMb: 300,
  memoryGrowth: 1.3,
  pageMs: 50,
  exponent: 1.1,
  csvToFloor: 7,
  xlsxToFloor: 10,
} as const

type Measure = (bench: Workbench, options: BenchOptions) => Promise<readonly Verdict[]>

/** Each part measures and judges; what two parts need is measured once. */
export const MEASURES: Readonly<Record<Part, Measure>> = {
  async ingest(bench, { products }) {
    const floor = await bench.floor()
    const sync = await bench.firstSync(products)
    const later = await bench.fullCompare()
    const processor = `${secondsText(sync.ingestProcessorSeconds)}, floor ${secondsText(floor.processorSeconds)}`
    return [
      ratioVerdict('a  ingest of the export', sync.ingestSeconds, floor, LIMITS.ingestToFloor),
      infoVerdict('   processor time of a', processor),
      infoVerdict('   ingest of a later sync', againstFloor(later, floor)),
    ]
  },
  async compare(bench, { products }) {
    const peer = await bench.sqldiff()
    const full = await bench.fullCompare()
    const first = await bench.firstSync(products)
    const { compareToSqldiff, firstMatchToSqldiff } = LIMITS
    return [
      ratioVerdict('b  compare, differences stored', comparing(full), peer, compareToSqldiff),
      ratioVerdict('b  first match, links stored', first.matchSeconds, peer, firstMatchToSqldiff),
      infoVerdict('   processor times of b', processorOf(full, first)),
      infoVerdict('   first compare of all pairs', secondsText(first.compareSeconds)),
      ...peer.ways.map((way) => infoVerdict('   peer of b', way)),
    ]
  },
  async second(bench) {
    const full = await bench.fullCompare()
    const second = await bench.secondCompare()
    const peer = { name: 'full compare', seconds: comparing(full) }
    const what = 'c  second compare, 100 edited'
    return [ratioVerdict(what, comparing(second), peer, LIMITS.secondToFullCompare)]
  },
  async memory(bench, options) {
    const main = await bench.firstSync(options.products)
    const larger = await bench.firstSync(largerThan(options))
    const { memoryMb, memoryGrowth } = LIMITS
    const size = variantsText(options.products)
    const largerSize = variantsText(largerThan(options))
    return [
      limitVerdict(`d  peak memory, ${size}`, main.peakMb, memoryMb, 'MB'),
      memoryVerdict(`d  peak memory, ${largerSize}`, larger.peakMb, main.peakMb, memoryGrowth),
      infoVerdict(`   AMS import, ${size}`, importText(main)),
      infoVerdict(`   AMS import, ${largerSize}`, importText(larger)),
    ]
  },
  async pages(bench) {
    const { first, later } = await bench.pageDelays()
    const longest = (ms: number, moments: number): string =>
      `${ms.toFixed(0)} ms of ${moments} moments`
    return [
      limitVerdict('e  page p95 in a first sync', first.p95Ms, LIMITS.pageMs, 'ms'),
      infoVerdict('   longest', longest(first.longestMs, first.moments)),
      limitVerdict('e  page p95 in a later sync', later.p95Ms, LIMITS.pageMs, 'ms'),
      infoVerdict('   longest', longest(later.longestMs, later.moments)),
    ]
  },
  async growth(bench, options) {
    const times: { size: number; seconds: number }[] = []
    for (const size of [smallerThan(options), options.products, largerThan(options)]) {
      times.push({ size, seconds: totalSeconds(await bench.firstSync(size)) })
    }
    const { exponent } = LIMITS
    return [
      limitVerdict('f  growth of time, exponent', growthExponent(times), exponent, ''),
      ...times.map(({ size, seconds }) =>
        infoVerdict(`   whole sync, ${variantsText(size)}`, secondsText(seconds)),
      ),
    ]
  },
  async files(bench, { products: rows }) {
    const floor = await bench.fileFloor(rows)
    const verdicts: Verdict[] = []
    for (const kind of ['csv', 'xlsx'] as const) {
      const small = await bench.fileImport(kind, Math.ceil(rows / 10))
      const main = await bench.fileImport(kind, rows)
      const name = kind.toUpperCase()
      const { previewSeconds, switchSeconds } = main
      const limit = kind === 'csv' ? LIMITS.csvToFloor : LIMITS.xlsxToFloor
      const steps = `preview ${secondsText(previewSeconds)}, switch ${secondsText(switchSeconds)}`
      const what = `${name}, ${rows.toLocaleString('en')} rows`
      verdicts.push(
        ratioVerdict(`g  import of ${what}`, previewSeconds + switchSeconds, floor, limit),
        infoVerdict('   of which', steps),
        memoryVerdict(`g  peak memory, ${what}`, main.peakMb, small.peakMb, LIMITS.memoryGrowth),
      )
    }
    return verdicts
  },
}

/** With 100,000 products and three variants each: ten thousand variants. */
function smallerThan({ products }: BenchOptions): number {
  return Math.max(FEWEST_PRODUCTS, Math.ceil(products / 30))
}

/** The million. */
function largerThan({ products }: BenchOptions): number {
  return Math.ceil((products * 10) / 3)
}

function processorOf(full: SyncResult, first: SyncResult): string {
  const compare = full.matchProcessorSeconds + full.compareProcessorSeconds
  return `compare ${secondsText(compare)}, first match ${secondsText(first.matchProcessorSeconds)}`
}

function againstFloor({ ingestSeconds }: SyncResult, floor: Timed): string {
  return `${secondsText(ingestSeconds)}, ${(ingestSeconds / floor.seconds).toFixed(2)} x floor`
}

function totalSeconds({ ingestSeconds, matchSeconds, compareSeconds }: SyncResult): number {
  return ingestSeconds + matchSeconds + compareSeconds
}

function variantsText(products: number): string {
  return `${(products * VARIANTS_PER_PRODUCT).toLocaleString('en')} variants`
}

function importText({ amsSeconds, amsPeakMb }: { amsSeconds: number; amsPeakMb: number }): string {
  return `${amsPeakMb.toFixed(0)} MB, ${secondsText(amsSeconds)}`
}

import { fork } from 'node:child_process'
import { parseArgs } from 'node:util'
import { reportOn } from './report'
import { type SeedResult, simulateSeed } from './simulate-seed'
import { StateFolder } from './world/engine-process'

/** Seeds that a worker takes at a time. */
const SHARE = 10

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    trace: { type: 'boolean', default: false },
    worker: { type: 'boolean', default: false },
    /** End with the first failure. */
    first: { type: 'boolean', default: false },
    /** The result as one line of JSON, for the script that plants bugs. */
    json: { type: 'boolean', default: false },
  },
})

type Share = { readonly from: number; readonly count: number }

if (values.worker) serve()
else process.exitCode = await lead()

/** A worker: takes shares from its parent, sends back one result after the other. */
function serve(): void {
  const folder = new StateFolder()
  process.once('disconnect', () => {
    folder.close()
    process.exit(0)
  })
  process.on('message', ({ from, count }: Share) => {
    void (async () => {
      for (let seed = from; seed < from + count; seed++) {
        const { trace, ...result } = await simulateSeed(seed, folder)
        // A trace is only worth its way when there is something to explain.
        process.send?.({ ...result, trace: result.failure ? trace : [] })
      }
      process.send?.('done')
    })()
  })
}

async function lead(): Promise<number> {
  const from = Number(values.from)
  const seeds = Number(values.seeds)
  if (!(seeds > 0 && from > 0)) throw new RangeError('--seeds and --from are numbers above 0')
  const report = reportOn({ seeds, isQuiet: values.json, showsTrace: values.trace })
  // Without workers it all happens in this process, where a profiler can look.
  if (seeds === 1 || Number(values.workers) === 0) {
    const folder = new StateFolder()
    for (let seed = from; seed < from + seeds; seed++) {
      const result = await simulateSeed(seed, folder)
      report.add(result)
      if (values.first && result.failure) break
    }
    folder.close()
  } else {
    await shareOut({ from, count: seeds }, Number(values.workers), (result) => {
      report.add(result)
      return !(values.first && result.failure !== null)
    })
  }
  if (values.json) console.log(JSON.stringify(report.firstFailure()))
  return report.end() ? 0 : 1
}

/** Hands seeds out to workers until all are done, or `goesOn` says that it is enough. */
async function shareOut(
  { from, count }: Share,
  workers: number,
  goesOn: (result: SeedResult) => boolean,
): Promise<void> {
  let next = from
  let isOver = false
  const takeShare = (): Share | null => {
    const left = from + count - next
    if (isOver || left <= 0) return null
    const share = { from: next, count: Math.min(SHARE, left) }
    next += share.count
    return share
  }
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const child = fork(process.argv[1] ?? '', ['--worker'])
      const give = (): void => {
        const share = takeShare()
        if (share) child.send(share)
        else child.disconnect()
      }
      child.on('message', (message: SeedResult | 'done') => {
        if (message === 'done') give()
        else if (!isOver && !goesOn(message)) {
          isOver = true
          child.kill()
        }
      })
      child.on('exit', (code) => {
        if (code === 0 || isOver) resolve()
        else reject(new Error(`A worker ended with ${code}`))
      })
      give()
    })
  await Promise.all(Array.from({ length: workers }, work))
}

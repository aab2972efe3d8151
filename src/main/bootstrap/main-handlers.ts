import type { MainChannel, MainOutput, mainRequests } from '@shared/contract/main-contract'
import type { z } from 'zod'

/** One for each request that the screens may make of main. */
export type MainHandlers = {
  readonly [C in MainChannel]: (
    input: z.output<(typeof mainRequests)[C]['input']>,
  ) => Promise<MainOutput<C>>
}

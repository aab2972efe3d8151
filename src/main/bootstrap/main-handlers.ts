import type { MainChannel, MainOutput, mainRequests } from '@shared/contract/main-contract'
import type { z } from 'zod'

/** How main answers each request of the page. */
export type MainHandlers = {
  readonly [C in MainChannel]: (
    input: z.output<(typeof mainRequests)[C]['input']>,
  ) => Promise<MainOutput<C>>
}

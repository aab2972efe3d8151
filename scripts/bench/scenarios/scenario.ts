import type { z } from 'zod'

/** One piece of work that runs in a process of its own, so that its memory is its own. */
export type Scenario<In, Out> = {
  readonly name: string
  readonly output: z.ZodType<Out>
  /** In the child: parses the input's JSON, works, gives the output as JSON. */
  readonly runJson: (input: string) => Promise<string>
  /** In the parent: the input's JSON. */
  readonly toJson: (input: In) => string
}

export function scenario<In, Out>(definition: {
  readonly name: string
  readonly input: z.ZodType<In>
  readonly output: z.ZodType<Out>
  readonly run: (input: In) => Promise<Out>
}): Scenario<In, Out> {
  const { name, input, output, run } = definition
  return {
    name,
    output,
    runJson: async (json) => JSON.stringify(await run(input.parse(JSON.parse(json)))),
    toJson: (value) => JSON.stringify(value),
  }
}

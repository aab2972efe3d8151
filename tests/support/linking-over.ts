import { Linking } from '@main/engine/linking'
import type { StateStore } from '@main/engine/ports'
import { fakeEnvironment } from './fake-environment'

/** The engine's own linking over a state; what it tells screens and runs goes nowhere. */
export function linkingOver(store: StateStore): Linking {
  type Parameters = ConstructorParameters<typeof Linking>
  const options = part<Parameters[0]>({ store, environment: fakeEnvironment() })
  const announcer = part<Parameters[1]>({ changed: () => undefined })
  const runs = part<Parameters[2]>({ refuseWhileRunning: () => undefined })
  return new Linking(options, announcer, runs)
}

/** Of an object only what is reached; the rest throws when it is touched after all. */
export function part<T extends object>(reached: Partial<T>): T {
  return new Proxy(reached as T, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (value === undefined) throw new Error(`${String(name)} is not part of this test`)
      return value
    },
  })
}

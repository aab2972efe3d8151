import type { MainHandlers } from './main-handlers'
import type { StoreRegistry } from './store-registry'

type StoreChannel = Extract<keyof MainHandlers, `stores.${string}`>

/** The list of stores, and what may be done with each. */
export function storeHandlers(registry: StoreRegistry): Pick<MainHandlers, StoreChannel> {
  const done = async (work: Promise<void> | void): Promise<null> => {
    await work
    return null
  }
  return {
    'stores.list': async () => registry.list(),
    'stores.add': ({ address }) => done(registry.add(address)),
    'stores.open': ({ id }) => done(registry.open(id)),
    'stores.open-sample': () => done(registry.openSample()),
    'stores.rename': async ({ id, name }) => done(registry.rename(id, name)),
    'stores.disconnect': ({ id }) => done(registry.disconnect(id)),
    'stores.remove': ({ id }) => done(registry.remove(id)),
  }
}

import { missingScopes } from '@shared/connecting/scopes'
import type { EngineOutput, EngineParsedInput } from '@shared/contract/engine-contract'
import type { SetupCheck } from '@shared/contract/stores'
import type { StoreConnection } from './connection'
import type { EngineOptions } from './engine-options'

type Found = SetupCheck extends infer One
  ? One extends SetupCheck
    ? Omit<One, 'tookMs'>
    : never
  : never

/** The live checks of the Setup Wizard. Each asks the store one thing and writes nothing there. */
export class SetupChecks {
  readonly #options: EngineOptions
  readonly #connection: StoreConnection

  constructor(options: EngineOptions, connection: StoreConnection) {
    this.#options = options
    this.#connection = connection
  }

  /** See the contract: `setup.check`. Throws the `ConcordError` of a check that does not hold. */
  async check({ check }: EngineParsedInput<'setup.check'>): Promise<EngineOutput<'setup.check'>> {
    const { clock } = this.#options.environment
    const startedAt = clock.now()
    const found = await this.#find(check)
    // A clock that was put back meanwhile measures nothing.
    return { ...found, tookMs: Math.max(0, clock.now() - startedAt) }
  }

  async #find(check: SetupCheck['check']): Promise<Found> {
    const { gateway, credential } = this.#options
    const { setup } = gateway
    switch (check) {
      case 'address':
        return { check, host: await setup.knock() }
      case 'token': {
        const endsAt = await setup.showToken()
        return {
          check,
          endsIn: credential()?.endsIn ?? '',
          expiresAt: endsAt === null ? null : new Date(endsAt).toISOString(),
        }
      }
      case 'store': {
        const { shopId, ...shop } = await setup.shop()
        this.#connection.refuseOtherShop(shopId)
        return { check, ...shop }
      }
      case 'version':
        return { check, ...(await setup.version()) }
      case 'scopes': {
        const granted = await setup.scopes()
        return {
          check,
          granted: [...granted],
          missing: missingScopes(granted).map((one) => ({ ...one })),
        }
      }
      case 'locations':
        return { check, names: (await gateway.locations()).map(({ name }) => name) }
      case 'product':
        return { check, ...(await setup.oneProduct()) }
    }
  }
}

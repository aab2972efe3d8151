import type { Policies } from '@shared/contract/rules'
import { useEngineQuery } from '../../api'

/** The policy of each field; null until it is known. */
export function usePolicies(): Policies | null {
  return useEngineQuery('policies.get', null, 'rules').data
}

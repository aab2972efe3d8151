import type { ProductRow } from '@shared/contract/products'
import { t } from '@shared/words/words'
import { BADGE_WORDS } from '../../components/sync-badge'
import { appActions } from '../actions'
import { type Command, GROUP_WORDS } from './command'
import { matchCommands } from './match-commands'

export type Group = { readonly title: string; readonly commands: readonly Command[] }

/** What the palette lists under which title: with nothing typed what was run last, then all; else what fits. */
export function listed(
  commands: readonly Command[],
  typed: string,
  recent: readonly string[],
  products: readonly ProductRow[],
): readonly Group[] {
  if (typed.trim() === '') {
    const last = recent.flatMap((id) => commands.find((command) => command.id === id) ?? [])
    const others = commands.filter((command) => !last.includes(command))
    return withoutEmpty([{ title: t`Last used`, commands: last }, ...byGroup(others)])
  }
  return withoutEmpty([
    ...byGroup(matchCommands(commands, typed)),
    { title: GROUP_WORDS.products, commands: products.map(productCommand) },
  ])
}

/** Groups in the order of their first, which is the best. */
function byGroup(commands: readonly Command[]): Group[] {
  return [...new Set(commands.map(({ group }) => group))].map((group) => ({
    title: GROUP_WORDS[group],
    commands: commands.filter((command) => command.group === group),
  }))
}

function withoutEmpty(groups: readonly Group[]): readonly Group[] {
  return groups.filter(({ commands }) => commands.length > 0)
}

function productCommand({ amsProductId, name, vendor, badge }: ProductRow): Command {
  return {
    id: `product-${amsProductId}`,
    group: 'products',
    label: name,
    note: [vendor, BADGE_WORDS[badge]].filter(Boolean).join(' · '),
    run: () => appActions.go({ screen: 'products', amsProductId }),
  }
}

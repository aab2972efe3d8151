import { t } from '@shared/words/words'
import { counted } from '../../format'

export const HOME = {
  title: t`Home`,
  state: t`Concord works with the store that is open. The others wait, as they were left.`,
  none: t`No store is open.`,
  add: t`Add a store`,
  explore: t`Explore the sample store`,
  stores: t`Stores`,
  count: (n: number) => counted(n, 'store'),
  sample: t`Sample`,
  sampleStore: t`Sample store`,
  noAddress: t`Address not known`,
  sampleAddress: t`A shop on this computer`,
  asOf: (time: string) => t`As of ${time}`,
  actionsOf: (name: string) => t`More about ${name}`,
  openStore: (name: string) => t`Open ${name}`,
  rename: t`Rename…`,
  disconnect: t`Disconnect…`,
  remove: t`Remove…`,
} as const

export const WELCOME = {
  title: t`Welcome to Concord`,
  text: t`Concord keeps your AMS catalog and a Shopify store telling the same story. It shows where they differ, you decide, and nothing is written before you say so.`,
  addText: t`The Setup Wizard connects your Shopify store in six steps, about ten minutes. Its checks only read.`,
  exploreText: t`A small maker’s shop on this computer that differs from its AMS catalog in every interesting way. Try everything; no real store is touched.`,
  later: t`You can have both: each store keeps its own data.`,
} as const

export const RENAME = {
  title: t`Rename store`,
  label: t`Name in Concord`,
  foot: t`Only here; nothing changes in Shopify.`,
  keep: t`Rename`,
  cancel: t`Cancel`,
  empty: t`Enter a name`,
  done: (name: string) => t`Renamed to ${name}.`,
} as const

export const DISCONNECT = {
  title: (name: string) => t`Disconnect ${name}?`,
  staysTitle: t`What stays on this computer`,
  stays: [
    t`Which AMS product is which Shopify product`,
    t`All decisions, also those that wait to be sent`,
    t`The history and the Push Log`,
    t`The AMS catalog as it was last imported`,
  ],
  goesTitle: t`What goes`,
  goes: [
    t`The credential, deleted from the keychain. To connect again you need it from Shopify anew.`,
    t`Stock no longer follows AMS, and nothing else is sent.`,
  ],
  sampleGoes: [t`The sample store stops, and nothing is sent to it. Open it again at any time.`],
  foot: t`Nothing changes in Shopify. The app there can be uninstalled in Shopify’s admin.`,
  keep: t`Keep connected`,
  disconnect: t`Disconnect`,
  done: (name: string) => t`${name} is disconnected.`,
} as const

export const REMOVE = {
  title: (name: string) => t`Remove ${name} from Concord?`,
  text: t`Everything that Concord has of this store goes to the system’s trash, or where there is none into the folder “removed-stores” of Concord’s data: links, decisions, history, the Push Log and the imported AMS catalog.`,
  waiting: (n: number) =>
    n === 1
      ? t`${counted(n, 'decision')} waits to be sent, and would never be.`
      : t`${counted(n, 'decision')} wait to be sent, and would never be.`,
  shopify: t`Nothing changes in Shopify or in AMS.`,
  sample: t`The sample store can be made anew at any time; it then begins from its start.`,
  foot: t`Until they are deleted there, the files can be taken back.`,
  keep: t`Keep it`,
  remove: t`Remove from Concord`,
  done: (name: string) => t`${name} was removed from Concord.`,
} as const

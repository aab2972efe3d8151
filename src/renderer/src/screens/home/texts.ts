import { counted } from '../../format'

export const HOME = {
  title: 'Home',
  state: 'Concord works with the store that is open. The others wait, as they were left.',
  none: 'No store is open.',
  add: 'Add a store',
  explore: 'Explore the sample store',
  stores: 'Stores',
  count: (n: number) => counted(n, 'store'),
  sample: 'Sample',
  noAddress: 'Address not known',
  sampleAddress: 'A shop on this computer',
  asOf: (time: string) => `As of ${time}`,
  actionsOf: (name: string) => `More about ${name}`,
  openStore: (name: string) => `Open ${name}`,
  rename: 'Rename…',
  disconnect: 'Disconnect…',
  remove: 'Remove…',
} as const

export const WELCOME = {
  title: 'Welcome to Concord',
  text: 'Concord keeps your AMS catalog and a Shopify store telling the same story. It shows where they differ, you decide, and nothing is written before you say so.',
  addText:
    'The Setup Wizard connects your Shopify store in six steps, about ten minutes. Its checks only read.',
  exploreText:
    'A small maker’s shop on this computer that differs from its AMS catalog in every interesting way. Try everything; no real store is touched.',
  later: 'You can have both: each store keeps its own data.',
} as const

export const RENAME = {
  title: 'Rename store',
  label: 'Name in Concord',
  foot: 'Only here; nothing changes in Shopify.',
  keep: 'Rename',
  cancel: 'Cancel',
  empty: 'Enter a name',
  done: (name: string) => `Renamed to ${name}.`,
} as const

export const DISCONNECT = {
  title: (name: string) => `Disconnect ${name}?`,
  staysTitle: 'What stays on this computer',
  stays: [
    'Which AMS product is which Shopify product',
    'All decisions, also those that wait to be sent',
    'The history and the Push Log',
    'The AMS catalog as it was last imported',
  ],
  goesTitle: 'What goes',
  goes: [
    'The credential, deleted from the keychain. To connect again you need it from Shopify anew.',
    'Stock no longer follows AMS, and nothing else is sent.',
  ],
  sampleGoes: ['The sample store stops, and nothing is sent to it. Open it again at any time.'],
  foot: 'Nothing changes in Shopify. The app there can be uninstalled in Shopify’s admin.',
  keep: 'Keep connected',
  disconnect: 'Disconnect',
  done: (name: string) => `${name} is disconnected.`,
} as const

export const REMOVE = {
  title: (name: string) => `Remove ${name} from Concord?`,
  text: 'Everything that Concord has of this store goes to the system’s trash, or where there is none into the folder “removed-stores” of Concord’s data: links, decisions, history, the Push Log and the imported AMS catalog.',
  waiting: (waits: string) => `${waits} to be sent, and would never be.`,
  shopify: 'Nothing changes in Shopify or in AMS.',
  sample: 'The sample store can be made anew at any time; it then begins from its start.',
  foot: 'Until they are deleted there, the files can be taken back.',
  keep: 'Keep it',
  remove: 'Remove from Concord',
  done: (name: string) => `${name} was removed from Concord.`,
} as const

import type { AddressRefusal } from '@shared/connecting/shop-address'
import type { CredentialKind, KeychainStanding } from '@shared/contract/stores'
import type { Step } from './steps'

export const SETUP = {
  title: 'Setup Wizard',
  state: 'Your progress is kept. You can leave at any time and go on later.',
  finishedState: (time: string) => `Set up at ${time}. The credential can be replaced here.`,
  addState: 'Add a store',
  explore: 'Explore the sample store instead',
  steps: 'Steps of the set-up',
  help: 'Help for this step',
  back: 'Back',
  next: 'Continue',
  stepOf: (at: number, of: number) => `Step ${at} of ${of}`,
  notYet: 'The steps before it come first',
} as const

export const STEP_NAMES: Readonly<Record<Step, string>> = {
  address: 'Store address',
  app: 'App in Shopify',
  credential: 'Credential',
  location: 'Stock location',
  catalog: 'AMS catalog',
  compare: 'First compare',
}

export const STEP_HINTS: Readonly<Record<Step, string>> = {
  address: 'Which store it is',
  app: 'Made once, in Shopify',
  credential: 'Kept in the keychain',
  location: 'Where your stock is counted',
  catalog: 'From a file, or the sample',
  compare: 'A trial that writes nothing',
}

export const APP_WORDS: Readonly<Record<CredentialKind, string>> = {
  client: 'Dev Dashboard app',
  token: 'Older custom app',
}

export const CREDENTIAL_WORDS: Readonly<Record<CredentialKind, string>> = {
  client: 'Client id and secret',
  token: 'Access token',
}

export const ADDRESS = {
  newTitle: 'Which store is it?',
  newText:
    'The address under which Shopify knows the store. Its name is enough; a page of it or of its admin is taken, too.',
  label: 'Store address',
  example: 'your-store.myshopify.com',
  reads: (host: string) => `→ ${host}`,
  local: 'A store on this computer.',
  title: 'Your store',
  text: 'Concord speaks to this address only, and sends the credential nowhere else.',
  fixed: 'The address of a store can’t be changed.',
  another: 'Add another store',
  asAnother: 'for another address; each store keeps its own data.',
  checkTitle: 'Live check',
  openFirst: 'Enter the address of your store',
} as const

export const REFUSALS: Readonly<Record<AddressRefusal, string>> = {
  empty: 'Enter the address of your store.',
  'custom-domain':
    'This is not the address that Shopify gave the store. That one ends in .myshopify.com: in the Shopify admin it stands under Settings, Domains.',
  'look-alike':
    'This only looks like a Shopify address: it does not end in .myshopify.com. Nothing was sent there.',
  'not-secure':
    'Over http others on the way could read the credential. Enter the address with https, or without anything before the name.',
  'not-a-shop': 'This is not the address of a store. It looks like your-store.myshopify.com.',
}

export const APP = {
  title: 'Make an app for Concord in Shopify',
  text: 'Shopify lets a program in by way of an app that belongs to you. You make it once; nobody else can use it.',
  legend: 'Which app you have',
  client: 'Dev Dashboard app',
  clientText: 'The way for a new one. Has a client id and a secret.',
  token: 'Older custom app',
  tokenText: 'Made in the Shopify admin before 2026. Has an access token.',
  choose: 'Choose which app you have',
  stepsTitle: 'What to do in Shopify',
  clientSteps: [
    'Open the Dev Dashboard, dev.shopify.com/dashboard, signed in with the account that the store belongs to.',
    'Choose Apps, Create app, then Start from Dev Dashboard. Name it Concord and choose Create.',
    'Under Versions, enter the scopes below, then choose Release.',
    'On the app’s Home choose Install app, then this store.',
    'Under Settings stand the client id and the secret. The next step asks for both.',
  ],
  tokenSteps: [
    'In the Shopify admin open Settings, Apps, then Develop apps.',
    'Choose your app, then Configuration. Under Admin API integration choose Edit.',
    'Tick the scopes below, then choose Save.',
    'The access token stands under API credentials. Shopify shows it only once, when the app is installed.',
  ],
  scopesTitle: 'Scopes',
  scopesText: (host: string) => `What Concord may do in ${host}, and nothing else.`,
  copyScopes: (n: number) => `Copy all ${n} scopes`,
  open: 'Open Settings, Apps in Shopify',
} as const

export const CREDENTIAL = {
  title: 'Give Concord access to your store',
  again: 'Reconnect your store',
  text: {
    token:
      'Copy the token from your app in Shopify, then paste it. It goes straight into the system keychain.',
    client:
      'Enter the client id, copy the secret from your app in Shopify, then paste it. It goes straight into the system keychain.',
  },
  legend: 'Which credential you have',
  kinds: {
    token: 'For a custom app made before 2026',
    client: 'For a Dev Dashboard app, renewed daily by itself',
  },
  clientId: 'Client id',
  clientIdFirst: 'Enter the client id first',
  paste: { token: 'Paste token', client: 'Paste secret' },
  pasteAgain: 'Paste again',
  type: 'Type it in a separate window',
  remove: 'Remove',
  keptIn: {
    keychain: (time: string) => `Given at ${time} and kept in the keychain.`,
    session: (time: string) =>
      `Given at ${time} and kept for this session only. After a restart Concord asks for it again.`,
  },
  emptied: 'The clipboard was emptied.',
  unkept: (endsIn: string) =>
    `What ends in ${endsIn} was not kept. It can be used until Concord ends; then you give it again.`,
  session: 'Keep for this session only',
  askKeychain: 'Ask the keychain again',
  removeTitle: 'Remove the credential?',
  removeText:
    'It is deleted from the keychain. Nothing is read from Shopify or sent any more; decisions, links and history stay on this computer.',
  removeFoot: 'To connect again you need it from Shopify anew.',
  removeKeep: 'Keep it',
  giveFirst: 'Give the credential first',
  running: 'The checks are under way',
  scopeMissing: 'A scope is missing: add it, or go on without what it is for',
  noClipboard: 'Don’t want to use the clipboard?',
  typeText: 'that is made for nothing else.',
  withoutImages: 'Go on without image upload',
  laterHint: 'You can add the scope later.',
} as const

export const KEYCHAIN: Readonly<Record<Exclude<KeychainStanding, 'works'>, string>> = {
  missing:
    'This system has no keychain that Concord can reach, and Concord keeps a credential nowhere else. On Linux it needs a secret service, e.g. GNOME Keyring or KWallet.',
  locked:
    'The keychain is locked, it was denied to Concord, or the entry was deleted there. Unlock it, or allow Concord, then ask again.',
  silent:
    'The keychain does not answer. Perhaps a window of the system waits for your password; then ask again.',
  garbled:
    'What the keychain holds for this store is not what Concord put there. It was not used and not changed. Give the credential again to replace it.',
}

export const CHECKS = {
  title: 'Live checks',
  again: 'Check again',
  copyScopes: (n: number) => `Copy all ${n} scopes`,
  open: 'Open Settings, Apps in Shopify',
  copy: 'Copy as text',
  scopesAdvice:
    'Add it to the app in Shopify, release or save it, approve it in the store, then check again.',
} as const

export const LOCATION = {
  title: 'Where is your stock counted?',
  text: 'Shopify counts stock at each location. Concord compares and sends it at one of them.',
  legend: 'Location',
  asking: 'Asking Shopify for its locations…',
  none: 'The store has no active location. Add one in the Shopify admin, under Settings, Locations.',
  notOnline: 'Does not fulfil online orders',
  closed: (name: string) => `“${name}”, where stock was kept, is not active in Shopify any more.`,
  again: 'Ask again',
  choose: 'Choose a location',
  keptAt: 'Stock is kept at',
  change: 'Change it in Settings',
} as const

export const CATALOG = {
  title: 'Which AMS catalog belongs to it?',
  text: 'AMS’s own columns, or Shopify’s product CSV. Concord reads the file and changes nothing in it.',
  fileTitle: 'From a file',
  file: 'Import from a file…',
  replace: 'Replace from a file…',
  fileText: 'What you exported from AMS.',
  sampleTitle: 'The sample catalog',
  sample: 'Use the sample catalog',
  sampleText: 'To try things out. Its products are then compared with your store’s.',
  server: 'A direct line to an AMS server is not there yet; it comes with a later version.',
  none: 'No catalog yet',
  first: 'Import a catalog first',
} as const

export const COMPARE = {
  title: 'Compare for the first time',
  text: 'Concord reads AMS and Shopify completely, proves that nothing is missing and shows where the two differ. It writes nothing.',
  textAgain:
    'Concord reads AMS and Shopify completely, proves that nothing is missing and shows where the two differ. Reading writes nothing; what Automatic push may send follows after it.',
  trial: 'The trial',
  start: 'Start the first compare',
  again: 'Compare again',
  cancel: 'Cancel',
  overview: 'Look on the Overview',
  open: 'Open Compare',
  running: 'Go on working. Nothing is written by a run.',
  stopped: (step: string) => `Canceled in the step ${step}. Nothing was written.`,
  nothing: 'Nothing was written.',
  wrote: (words: string) => `${words} were sent.`,
  catalogFirst: 'Import the AMS catalog first',
} as const

export const SAMPLE_SETUP = {
  title: 'This is the sample store',
  text: 'It runs on this computer and needs no set-up: its address, its credential and its AMS catalog are there. To connect a store of your own, add it; the sample stays as you left it.',
  add: 'Add a store',
  overview: 'Open the Overview',
} as const

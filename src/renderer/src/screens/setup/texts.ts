import type { AddressRefusal } from '@shared/connecting/shop-address'
import type { CredentialKind, KeychainStanding } from '@shared/contract/stores'
import { t } from '@shared/words/words'
import type { Step } from './steps'

export const SETUP = {
  title: t`Setup Wizard`,
  state: t`Your progress is kept. You can leave at any time and go on later.`,
  finishedState: (time: string) => t`Set up at ${time}. The credential can be replaced here.`,
  addState: t`Add a store`,
  explore: t`Explore the sample store instead`,
  steps: t`Steps of the set-up`,
  help: t`Help for this step`,
  back: t`Back`,
  next: t`Continue`,
  stepOf: (at: number, of: number) => t`Step ${at} of ${of}`,
  notYet: t`The steps before it come first`,
} as const

export const STEP_NAMES: Readonly<Record<Step, string>> = {
  address: t`Store address`,
  app: t`App in Shopify`,
  credential: t`Credential`,
  location: t`Stock location`,
  catalog: t`AMS catalog`,
  compare: t`First compare`,
}

export const STEP_HINTS: Readonly<Record<Step, string>> = {
  address: t`Which store it is`,
  app: t`Made once, in Shopify`,
  credential: t`Kept in the keychain`,
  location: t`Where your stock is counted`,
  catalog: t`From a file, or the sample`,
  compare: t`A trial that writes nothing`,
}

export const APP_WORDS: Readonly<Record<CredentialKind, string>> = {
  client: t`Dev Dashboard app`,
  token: t`Older custom app`,
}

export const CREDENTIAL_WORDS: Readonly<Record<CredentialKind, string>> = {
  client: t`Client id and secret`,
  token: t`Access token`,
}

export const ADDRESS = {
  newTitle: t`Which store is it?`,
  newText: t`The address under which Shopify knows the store. Its name is enough; a page of it or of its admin is taken, too.`,
  label: t`Store address`,
  example: 'your-store.myshopify.com',
  reads: (host: string) => `→ ${host}`,
  local: t`A store on this computer.`,
  title: t`Your store`,
  text: t`Concord speaks to this address only, and sends the credential nowhere else.`,
  fixed: t`The address of a store can’t be changed.`,
  another: t`Add another store`,
  asAnother: t`for another address; each store keeps its own data.`,
  checkTitle: t`Live check`,
  openFirst: t`Enter the address of your store`,
} as const

export const REFUSALS: Readonly<Record<AddressRefusal, string>> = {
  empty: t`Enter the address of your store.`,
  'custom-domain': t`This is not the address that Shopify gave the store. That one ends in .myshopify.com: in the Shopify admin it stands under Settings, Domains.`,
  'look-alike': t`This only looks like a Shopify address: it does not end in .myshopify.com. Nothing was sent there.`,
  'not-secure': t`Over http others on the way could read the credential. Enter the address with https, or without anything before the name.`,
  'not-a-shop': t`This is not the address of a store. It looks like your-store.myshopify.com.`,
}

export const APP = {
  title: t`Make an app for Concord in Shopify`,
  text: t`Shopify lets a program in by way of an app that belongs to you. You make it once; nobody else can use it.`,
  legend: t`Which app you have`,
  client: t`Dev Dashboard app`,
  clientText: t`The way for a new one. Has a client id and a secret.`,
  token: t`Older custom app`,
  tokenText: t`Made in the Shopify admin before 2026. Has an access token.`,
  choose: t`Choose which app you have`,
  stepsTitle: t`What to do in Shopify`,
  clientSteps: [
    t`Open the Dev Dashboard, dev.shopify.com/dashboard, signed in with the account that the store belongs to.`,
    t`Choose Apps, Create app, then Start from Dev Dashboard. Name it Concord and choose Create.`,
    t`Under Versions, enter the scopes below, then choose Release.`,
    t`On the app’s Home choose Install app, then this store.`,
    t`Under Settings stand the client id and the secret. The next step asks for both.`,
  ],
  tokenSteps: [
    t`In the Shopify admin open Settings, Apps, then Develop apps.`,
    t`Choose your app, then Configuration. Under Admin API integration choose Edit.`,
    t`Tick the scopes below, then choose Save.`,
    t`The access token stands under API credentials. Shopify shows it only once, when the app is installed.`,
  ],
  scopesTitle: t`Scopes`,
  scopesText: (host: string) => t`What Concord may do in ${host}, and nothing else.`,
  copyScopes: (n: number) => t`Copy all ${n} scopes`,
  open: t`Open Settings, Apps in Shopify`,
} as const

export const CREDENTIAL = {
  title: t`Give Concord access to your store`,
  again: t`Reconnect your store`,
  text: {
    token: t`Copy the token from your app in Shopify, then paste it. It goes straight into the system keychain.`,
    client: t`Enter the client id, copy the secret from your app in Shopify, then paste it. It goes straight into the system keychain.`,
  },
  legend: t`Which credential you have`,
  kinds: {
    token: t`For a custom app made before 2026`,
    client: t`For a Dev Dashboard app, renewed daily by itself`,
  },
  clientId: t`Client id`,
  clientIdFirst: t`Enter the client id first`,
  paste: { token: t`Paste token`, client: t`Paste secret` },
  pasteAgain: t`Paste again`,
  type: t`Type it in a separate window`,
  remove: t`Remove`,
  keptIn: {
    keychain: (time: string) => t`Given at ${time} and kept in the keychain.`,
    session: (time: string) =>
      t`Given at ${time} and kept for this session only. After a restart Concord asks for it again.`,
  },
  emptied: t`The clipboard was emptied.`,
  unkept: (endsIn: string) =>
    t`What ends in ${endsIn} was not kept. It can be used until Concord ends; then you give it again.`,
  session: t`Keep for this session only`,
  askKeychain: t`Ask the keychain again`,
  removeTitle: t`Remove the credential?`,
  removeText: t`It is deleted from the keychain. Nothing is read from Shopify or sent any more; decisions, links and history stay on this computer.`,
  removeFoot: t`To connect again you need it from Shopify anew.`,
  removeKeep: t`Keep it`,
  giveFirst: t`Give the credential first`,
  running: t`The checks are under way`,
  scopeMissing: t`A scope is missing: add it, or go on without what it is for`,
  noClipboard: t`Don’t want to use the clipboard?`,
  typeText: t`that is made for nothing else.`,
  withoutImages: t`Go on without image upload`,
  laterHint: t`You can add the scope later.`,
} as const

export const KEYCHAIN: Readonly<Record<Exclude<KeychainStanding, 'works'>, string>> = {
  missing: t`This system has no keychain that Concord can reach, and Concord keeps a credential nowhere else. On Linux it needs a secret service, e.g. GNOME Keyring or KWallet.`,
  locked: t`The keychain is locked, it was denied to Concord, or the entry was deleted there. Unlock it, or allow Concord, then ask again.`,
  silent: t`The keychain does not answer. Perhaps a window of the system waits for your password; then ask again.`,
  garbled: t`What the keychain holds for this store is not what Concord put there. It was not used and not changed. Give the credential again to replace it.`,
}

export const CHECKS = {
  title: t`Live checks`,
  again: t`Check again`,
  copyScopes: (n: number) => t`Copy all ${n} scopes`,
  open: t`Open Settings, Apps in Shopify`,
  copy: t`Copy as text`,
  scopesAdvice: t`Add it to the app in Shopify, release or save it, approve it in the store, then check again.`,
} as const

export const LOCATION = {
  title: t`Where is your stock counted?`,
  text: t`Shopify counts stock at each location. Concord compares and sends it at one of them.`,
  legend: t`Location`,
  asking: t`Asking Shopify for its locations…`,
  none: t`The store has no active location. Add one in the Shopify admin, under Settings, Locations.`,
  notOnline: t`Does not fulfil online orders`,
  closed: (name: string) => t`“${name}”, where stock was kept, is not active in Shopify any more.`,
  again: t`Ask again`,
  choose: t`Choose a location`,
  keptAt: t`Stock is kept at`,
  change: t`Change it in Settings`,
} as const

export const CATALOG = {
  title: t`Which AMS catalog belongs to it?`,
  text: t`AMS’s own columns, or Shopify’s product CSV. Concord reads the file and changes nothing in it.`,
  fileTitle: t`From a file`,
  file: t`Import from a file…`,
  replace: t`Replace from a file…`,
  fileText: t`What you exported from AMS.`,
  sampleTitle: t`The sample catalog`,
  sample: t`Use the sample catalog`,
  sampleText: t`To try things out. Its products are then compared with your store’s.`,
  server: t`A direct line to an AMS server is not there yet; it comes with a later version.`,
  none: t`No catalog yet`,
  first: t`Import a catalog first`,
} as const

export const COMPARE = {
  title: t`Compare for the first time`,
  text: t`Concord reads AMS and Shopify completely, proves that nothing is missing and shows where the two differ. It writes nothing.`,
  textAgain: t`Concord reads AMS and Shopify completely, proves that nothing is missing and shows where the two differ. Reading writes nothing; what Automatic push may send follows after it.`,
  trial: t`The trial`,
  start: t`Start the first compare`,
  again: t`Compare again`,
  cancel: t`Cancel`,
  overview: t`Look on the Overview`,
  open: t`Open Compare`,
  running: t`Go on working. Nothing is written by a run.`,
  stopped: (step: string) => t`Canceled in the step ${step}. Nothing was written.`,
  nothing: t`Nothing was written.`,
  wrote: (words: string) => t`${words} were sent.`,
  catalogFirst: t`Import the AMS catalog first`,
} as const

export const SAMPLE_SETUP = {
  title: t`This is the sample store`,
  text: t`It runs on this computer and needs no set-up: its address, its credential and its AMS catalog are there. To connect a store of your own, add it; the sample stays as you left it.`,
  add: t`Add a store`,
  overview: t`Open the Overview`,
} as const

import type { CredentialKind } from '@shared/contract/stores'
import { t } from '@shared/words/words'
import { Database, Eye, FileText, Lock, ShieldCheck, Undo2 } from 'lucide-react'
import type { HelpFact } from './help'

type Topic = { readonly title: string; readonly steps: readonly string[] }
type Facts = { readonly title: string; readonly facts: readonly HelpFact[] }

export const ADDRESS_HELP: Topic = {
  title: t`Where is the address?`,
  steps: [
    t`Open your store’s admin in the browser. The name after /store/ in the address bar is enough.`,
    t`Or look under Settings, Domains for the one that ends in .myshopify.com.`,
    t`A domain of your own, e.g. fernhill.example, is where customers go. Programs can’t be let in there.`,
  ],
}

export const ADDRESS_FACTS: Facts = {
  title: t`What happens next`,
  facts: [
    {
      Sign: Database,
      strong: t`The store gets a place of its own`,
      text: t`on this computer. Nothing is sent yet, and nothing of your other stores changes.`,
    },
    {
      Sign: ShieldCheck,
      strong: t`Only a real store’s address is taken,`,
      text: t`so that your credential can’t go to another host.`,
    },
  ],
}

export const APP_HELP: Readonly<Record<CredentialKind, Topic>> = {
  client: {
    title: t`Good to know`,
    steps: [
      t`The app and the store must be in the same organization of Shopify. An app that somebody else made in theirs is refused.`,
      t`Who makes the app needs the permission to develop apps; the store’s owner has it.`,
      t`If you change the scopes later, release a new version and approve it in the store.`,
    ],
  },
  token: {
    title: t`I see no “Develop apps”`,
    steps: [
      t`Since 2026 Shopify lets nobody make such an app anew. Those from before go on working.`,
      t`If you have none, choose “${t`Dev Dashboard app`}”.`,
      t`Staff need the permission to develop apps; the store’s owner has it.`,
    ],
  },
}

export const SECRET_HELP: Readonly<Record<CredentialKind, Topic>> = {
  client: {
    title: t`Where are id and secret?`,
    steps: [
      t`In the Dev Dashboard open Apps, then Concord.`,
      t`Choose Settings. The client id stands there; the secret can be shown and copied.`,
      t`The app must be installed in this store first.`,
    ],
  },
  token: {
    title: t`Where is the token?`,
    steps: [
      t`In the Shopify admin open Settings, Apps, then Develop apps.`,
      t`Choose Concord, then API credentials.`,
      t`Shopify shows the token only once. If it is gone, uninstall and install the app again to get a new one.`,
    ],
  },
}

export function credentialFacts(host: string): Facts {
  return {
    title: t`What Concord does with it`,
    facts: [
      {
        Sign: Lock,
        strong: t`Only the keychain holds it.`,
        text: t`This window shows its last four characters and never has the rest.`,
      },
      {
        Sign: ShieldCheck,
        strong: t`It goes to one address only,`,
        text: t`${host}. Never to a file, a log or an export.`,
      },
      {
        Sign: Eye,
        strong: t`These checks only read.`,
        text: t`Nothing in your store changes before you say so.`,
      },
    ],
  }
}

export const LOCATION_HELP: Facts = {
  title: t`Which one to choose`,
  facts: [
    {
      Sign: Database,
      strong: t`The one whose counts AMS keeps.`,
      text: t`Concord looks at one location; what lies at the others stays as it is.`,
    },
    {
      Sign: Undo2,
      strong: t`It can be changed later,`,
      text: t`in Settings. The whole catalog is then read anew before any stock is sent.`,
    },
  ],
}

export const CATALOG_HELP: Facts = {
  title: t`What Concord does with it`,
  facts: [
    {
      Sign: FileText,
      strong: t`The file is read, never written.`,
      text: t`Rows that can’t be read are named with their number; the others are taken.`,
    },
    {
      Sign: Lock,
      strong: t`Some values never leave.`,
      text: t`What only AMS has, like costs and notes, is shown and never sent to Shopify.`,
    },
    {
      Sign: Undo2,
      strong: t`A newer file can replace it at any time.`,
      text: t`What you accepted from Shopify since is kept.`,
    },
  ],
}

export const COMPARE_HELP: Facts = {
  title: t`What this does`,
  facts: [
    {
      Sign: Eye,
      strong: t`It only reads.`,
      text: t`Nothing is written in Shopify or in AMS, however many differences there are.`,
    },
    {
      Sign: ShieldCheck,
      strong: t`It proves that the read is complete.`,
      text: t`If something is missing it says so instead of calling products gone.`,
    },
    {
      Sign: Undo2,
      strong: t`You decide afterwards,`,
      text: t`in Compare, one row at a time or all at once. Every decision can be taken back until it is pushed.`,
    },
  ],
}

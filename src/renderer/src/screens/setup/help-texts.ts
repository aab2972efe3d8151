import type { CredentialKind } from '@shared/contract/stores'
import { Database, Eye, FileText, Lock, ShieldCheck, Undo2 } from 'lucide-react'
import type { HelpFact } from './help'

type Topic = { readonly title: string; readonly steps: readonly string[] }
type Facts = { readonly title: string; readonly facts: readonly HelpFact[] }

export const ADDRESS_HELP: Topic = {
  title: 'Where is the address?',
  steps: [
    'Open your store’s admin in the browser. The name after /store/ in the address bar is enough.',
    'Or look under Settings, Domains for the one that ends in .myshopify.com.',
    'A domain of your own, e.g. fernhill.example, is where customers go. Programs can’t be let in there.',
  ],
}

export const ADDRESS_FACTS: Facts = {
  title: 'What happens next',
  facts: [
    {
      Sign: Database,
      strong: 'The store gets a place of its own',
      text: 'on this computer. Nothing is sent yet, and nothing of your other stores changes.',
    },
    {
      Sign: ShieldCheck,
      strong: 'Only a real store’s address is taken,',
      text: 'so that your credential can’t go to another host.',
    },
  ],
}

export const APP_HELP: Readonly<Record<CredentialKind, Topic>> = {
  client: {
    title: 'Good to know',
    steps: [
      'The app and the store must be in the same organization of Shopify. An app that somebody else made in theirs is refused.',
      'Who makes the app needs the permission to develop apps; the store’s owner has it.',
      'If you change the scopes later, release a new version and approve it in the store.',
    ],
  },
  token: {
    title: 'I see no “Develop apps”',
    steps: [
      'Since 2026 Shopify lets nobody make such an app anew. Those from before go on working.',
      'If you have none, choose “Dev Dashboard app”.',
      'Staff need the permission to develop apps; the store’s owner has it.',
    ],
  },
}

export const SECRET_HELP: Readonly<Record<CredentialKind, Topic>> = {
  client: {
    title: 'Where are id and secret?',
    steps: [
      'In the Dev Dashboard open Apps, then Concord.',
      'Choose Settings. The client id stands there; the secret can be shown and copied.',
      'The app must be installed in this store first.',
    ],
  },
  token: {
    title: 'Where is the token?',
    steps: [
      'In the Shopify admin open Settings, Apps, then Develop apps.',
      'Choose Concord, then API credentials.',
      'Shopify shows the token only once. If it is gone, uninstall and install the app again to get a new one.',
    ],
  },
}

export function credentialFacts(host: string): Facts {
  return {
    title: 'What Concord does with it',
    facts: [
      {
        Sign: Lock,
        strong: 'Only the keychain holds it.',
        text: 'This window shows its last four characters and never has the rest.',
      },
      {
        Sign: ShieldCheck,
        strong: 'It goes to one address only,',
        text: `${host}. Never to a file, a log or an export.`,
      },
      {
        Sign: Eye,
        strong: 'These checks only read.',
        text: 'Nothing in your store changes before you say so.',
      },
    ],
  }
}

export const LOCATION_HELP: Facts = {
  title: 'Which one to choose',
  facts: [
    {
      Sign: Database,
      strong: 'The one whose counts AMS keeps.',
      text: 'Concord looks at one location; what lies at the others stays as it is.',
    },
    {
      Sign: Undo2,
      strong: 'It can be changed later,',
      text: 'in Settings. The whole catalog is then read anew before any stock is sent.',
    },
  ],
}

export const CATALOG_HELP: Facts = {
  title: 'What Concord does with it',
  facts: [
    {
      Sign: FileText,
      strong: 'The file is read, never written.',
      text: 'Rows that can’t be read are named with their number; the others are taken.',
    },
    {
      Sign: Lock,
      strong: 'Some values never leave.',
      text: 'What only AMS has, like costs and notes, is shown and never sent to Shopify.',
    },
    {
      Sign: Undo2,
      strong: 'A newer file can replace it at any time.',
      text: 'What you accepted from Shopify since is kept.',
    },
  ],
}

export const COMPARE_HELP: Facts = {
  title: 'What this does',
  facts: [
    {
      Sign: Eye,
      strong: 'It only reads.',
      text: 'Nothing is written in Shopify or in AMS, however many differences there are.',
    },
    {
      Sign: ShieldCheck,
      strong: 'It proves that the read is complete.',
      text: 'If something is missing it says so instead of calling products gone.',
    },
    {
      Sign: Undo2,
      strong: 'You decide afterwards,',
      text: 'in Compare, one row at a time or all at once. Every decision can be taken back until it is pushed.',
    },
  ],
}

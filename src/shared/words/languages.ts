import { z } from 'zod'

/** The languages that Concord speaks. Texts stand in the code in English; the others are translations of it. */
export const LANGUAGES = ['en', 'de'] as const
export const languageSchema = z.enum(LANGUAGES)
export type Language = z.infer<typeof languageSchema>

/** What a person chooses: one of them, or what the system speaks. */
export const languageChoiceSchema = z.enum(['system', ...LANGUAGES])
export type LanguageChoice = z.infer<typeof languageChoiceSchema>

/** Each by its own name, so that who can't read the present one finds his. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' }

/** How numbers and times are written; English dates are day first, with the clock of 24 hours. */
export const LOCALES: Readonly<
  Record<Language, { readonly numbers: string; readonly times: string }>
> = {
  en: { numbers: 'en-US', times: 'en-GB' },
  de: { numbers: 'de-DE', times: 'de-DE' },
}

/** English, where Concord does not speak the language of this locale (BCP 47, e.g. "de-AT"). */
export function languageOfLocale(locale: string): Language {
  const [name] = locale.toLowerCase().split('-')
  return LANGUAGES.find((language) => language === name) ?? 'en'
}

const PARAMETER = 'language'
const ARGUMENT = `--${PARAMETER}=`

/** A page is told its language in its address. */
export function languageOfPage(query: string): Language {
  return parsed(new URLSearchParams(query).get(PARAMETER))
}

/** @returns the part of a page's query that tells its language */
export function languageParameter(language: Language): Readonly<Record<string, string>> {
  return { [PARAMETER]: language }
}

/** A process is told its language among its arguments. */
export function languageOfArguments(args: readonly string[]): Language {
  return parsed(args.find((argument) => argument.startsWith(ARGUMENT))?.slice(ARGUMENT.length))
}

export function languageArgument(language: Language): string {
  return `${ARGUMENT}${language}`
}

function parsed(text: unknown): Language {
  const language = languageSchema.safeParse(text)
  return language.success ? language.data : 'en'
}

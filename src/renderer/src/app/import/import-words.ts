import type {
  Delimiter,
  Encoding,
  ImportPhase,
  ImportReading,
  NumberRule,
} from '@shared/contract/imports'
import { t } from '@shared/words/words'

export const ENCODING_WORDS: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': t`UTF-16, little end first`,
  'utf-16be': t`UTF-16, big end first`,
  'windows-1252': t`Western (Windows-1252)`,
  shift_jis: t`Japanese (Shift-JIS)`,
}

export const DELIMITER_WORDS: Readonly<Record<Delimiter, string>> = {
  ',': t`Comma ,`,
  ';': t`Semicolon ;`,
  '\t': t`Tab`,
  '|': t`Bar |`,
}

export const RULE_WORDS: Readonly<Record<NumberRule, string>> = {
  point: t`Point: 1,234.56`,
  comma: t`Comma: 1.234,56`,
}

export const BY_WORDS: Readonly<Record<NonNullable<ImportReading['encodingBy']>, string>> = {
  mark: t`the file says so`,
  proof: t`all of it is`,
  guess: t`it looks like it`,
  choice: t`chosen by you`,
}

export const PHASE_WORDS: Readonly<Record<ImportPhase, string>> = {
  copy: t`Taking a copy of the file`,
  read: t`Reading rows`,
  compare: t`Comparing with what AMS has`,
  import: t`Taking the catalog over`,
}

export const LAYOUT_WORDS: Readonly<Record<NonNullable<ImportReading['layout']>, string>> = {
  ams: t`AMS's own columns`,
  shopify: t`Shopify's product export`,
  mapped: t`Columns of its own`,
}

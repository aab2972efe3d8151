import { compareFilterSchema, fieldKeySchema } from '@shared/contract/review'
import {
  policiesSchema,
  type Rule,
  type RuleDecisions,
  type SavedView,
} from '@shared/contract/rules'
import {
  FIELD_POLICIES,
  type FieldKey,
  type FieldPolicy,
  syncedFields,
} from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import { z } from 'zod'
import type { RuleStore } from '../engine/ports'
import { fieldValue, toJson } from './columns'
import type { Database } from './database'

type ViewRecord = { id: number; name: string; filter: string }
type RuleRecord = ViewRecord & {
  choice: Rule['choice']
  enabled: 0 | 1
  made_at: string
  decided: number
}
type DecidedRecord = {
  at: string
  product_name: string
  sku: string
  kind: RuleDecisions['rows'][number]['kind']
  field: FieldKey | null
  ours: string
  theirs: string
  choice: RuleDecisions['rows'][number]['choice']
  state: string
}

/** What people set; a field that came later has none. */
const keptSchema = z.partialRecord(fieldKeySchema, z.enum(FIELD_POLICIES))

const POLICIES = 'field-policies'
const STANDS = `('pending', 'in-flight', 'unknown', 'done', 'parked', 'refused', 'skipped')`

/** Where an entry stands, in words. */
const STATE_WORDS: Readonly<Record<string, string>> = {
  pending: t`waits`,
  'in-flight': t`is being sent`,
  unknown: t`is read back`,
  done: t`carried out`,
  refused: t`refused by Shopify`,
  parked: t`parked`,
  returned: t`came back`,
  withdrawn: t`taken back or not needed any more`,
  skipped: t`skipped`,
}

export function ruleQueries(db: Database): RuleStore {
  const saveView = db.prepare<[string, string], ViewRecord>(
    `INSERT INTO saved_view (name, filter) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET name = excluded.name, filter = excluded.filter
     RETURNING id, name, filter`,
  )
  const rulesWith = (where: string) =>
    db.prepare<[], RuleRecord>(
      `SELECT r.*, (SELECT count(*) FROM decision d JOIN outbox_entry e ON e.decision_id = d.id
         WHERE d.rule_id = r.id AND e.state IN ${STANDS}) AS decided
       FROM rule r WHERE r.removed_at IS NULL AND ${where} ORDER BY r.id`,
    )
  const selectRules = rulesWith('r.is_automatic_push = 0')
  const selectAutomaticPush = rulesWith('r.is_automatic_push = 1')
  const insertRule = db.prepare(
    'INSERT INTO rule (name, filter, choice, enabled, made_at) VALUES (?, ?, ?, ?, ?)',
  )
  const updateRule = db.prepare(
    `UPDATE rule SET name = ?, filter = ?, choice = ?, enabled = ?
     WHERE id = ? AND removed_at IS NULL AND is_automatic_push = 0`,
  )
  const selectDecided = db.prepare<[number, number, number], DecidedRecord>(
    `SELECT d.decided_at AS at, e.product_name, e.sku, e.kind, e.field, e.ours, e.theirs, d.choice,
       e.state
     FROM decision d JOIN outbox_entry e ON e.decision_id = d.id
     WHERE d.rule_id = ? ORDER BY d.id DESC LIMIT ? OFFSET ?`,
  )
  const countDecided = db
    .prepare<[number], number>('SELECT count(*) FROM decision WHERE rule_id = ?')
    .pluck()
  const selectSetting = db
    .prepare<[string], string>('SELECT value FROM setting WHERE key = ?')
    .pluck()
  const saveSetting = db.prepare(
    `INSERT INTO setting (key, value) VALUES (?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  )
  const policies = () => {
    const json = selectSetting.get(POLICIES)
    const kept = json === undefined ? {} : keptSchema.parse(JSON.parse(json))
    return policiesSchema.parse(
      Object.fromEntries(syncedFields.map(({ key, policy }) => [key, kept[key] ?? policy])),
    )
  }

  return {
    views: () =>
      db
        .prepare<[], ViewRecord>('SELECT id, name, filter FROM saved_view ORDER BY name')
        .all()
        .map(toView),
    saveView({ name, filter }) {
      const row = saveView.get(name, toJson(filter))
      if (!row) throw new Error('A saved view was not returned')
      return toView(row)
    },
    removeView: (id) => {
      db.prepare('DELETE FROM saved_view WHERE id = ?').run(id)
    },
    rules: () => selectRules.all().map(toRule),
    saveRule({ id, name, filter, choice, enabled }, at) {
      const flag = enabled ? 1 : 0
      if (id === undefined) {
        return Number(insertRule.run(name, toJson(filter), choice, flag, at).lastInsertRowid)
      }
      return updateRule.run(name, toJson(filter), choice, flag, id).changes === 1 ? id : null
    },
    removeRule: (id, at) => {
      db.prepare(
        'UPDATE rule SET removed_at = ?, enabled = 0 WHERE id = ? AND is_automatic_push = 0',
      ).run(at, id)
    },
    automaticPush() {
      const row = selectAutomaticPush.get()
      if (!row) throw new Error('The state file has no rule for automatic push')
      return { id: row.id, isOn: row.enabled === 1, decided: row.decided }
    },
    setAutomaticPush: (isOn) => {
      db.prepare('UPDATE rule SET enabled = ? WHERE is_automatic_push = 1').run(isOn ? 1 : 0)
    },
    decidedBy: ({ id, offset, limit }) => ({
      total: countDecided.get(id) ?? 0,
      rows: selectDecided.all(id, limit, offset).map((row) => ({
        at: row.at,
        productName: row.product_name,
        sku: row.sku,
        kind: row.kind,
        field: row.field,
        ours: fieldValue(row.ours),
        theirs: fieldValue(row.theirs),
        choice: row.choice,
        state: STATE_WORDS[row.state] ?? row.state,
      })),
    }),
    policies,
    setPolicy: (field: FieldKey, policy: FieldPolicy) => {
      saveSetting.run(POLICIES, toJson({ ...policies(), [field]: policy }))
    },
  }
}

function toView({ id, name, filter }: ViewRecord): SavedView {
  return { id, name, filter: compareFilterSchema.parse(JSON.parse(filter)) }
}

function toRule({ enabled, made_at, choice, decided, ...view }: RuleRecord): Rule {
  return { ...toView(view), choice, enabled: enabled === 1, madeAt: made_at, decided }
}

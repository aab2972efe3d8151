import { LAST_REQUEST, VALUE_AFTER, VALUE_BEFORE } from './entry-sql'

/**
 * What happened at the same moment stands in the order in which one follows from the other, which the
 * first letter of the key tells, and then in the order of ids.
 */
const key = (letter: string, id: string): string => `'${letter}' || printf('%012d', ${id})`

/** States in which an entry tells how it ended. */
const ENDED = `('done', 'returned', 'parked', 'refused')`

/** A decision with its entry; a roll back is one that restores an earlier entry. */
const DECIDED = `SELECT ${key('c', 'd.id')} AS key, d.decided_at AS at, 'decision' AS kind,
    CASE WHEN e.restores IS NOT NULL THEN 'roll-back-decided' WHEN d.choice = 'skip' THEN 'skipped'
      ELSE 'decided' END AS action,
    CASE WHEN d.rule_id IS NULL THEN 'person' ELSE 'rule' END AS who, coalesce(r.name, '') AS name,
    e.field, coalesce(e.ams_variant_id, '') AS ams_variant_id, e.sku,
    CASE d.choice WHEN 'skip' THEN NULL ELSE d.choice END AS side,
    CASE d.choice WHEN 'theirs' THEN d.ours_seen ELSE d.theirs_seen END AS before_value,
    CASE WHEN e.restores IS NOT NULL THEN coalesce(restored.before_value, 'null')
      WHEN d.choice = 'theirs' THEN d.theirs_seen ELSE d.ours_seen END AS after_value,
    '' AS note, '' AS about, NULL AS quantity, '' AS request_id, NULL AS run
  FROM outbox_entry e JOIN decision d ON d.id = e.decision_id LEFT JOIN rule r ON r.id = d.rule_id
    LEFT JOIN outbox_entry restored ON restored.id = e.restores
  WHERE e.product_key IN (@ams, @shop)`

/** How an entry ended, with Shopify's id of the last request about it. */
const SETTLED = `SELECT ${key('e', 'e.id')}, e.settled_at,
    CASE WHEN e.state IN ('returned', 'withdrawn') THEN 'decision' ELSE 'push' END,
    CASE e.state WHEN 'returned' THEN 'came-back' WHEN 'withdrawn' THEN 'withdrawn'
      WHEN 'done' THEN CASE WHEN e.kind = 'product'
          THEN CASE e.direction WHEN 'to-shopify' THEN 'created' ELSE 'imported' END
        WHEN e.reason <> '' THEN 'already-there' ELSE 'changed' END
      ELSE e.state END,
    'concord', '', e.field, coalesce(e.ams_variant_id, ''), e.sku,
    CASE e.direction WHEN 'to-shopify' THEN 'theirs' ELSE 'ours' END,
    ${VALUE_BEFORE}, ${VALUE_AFTER},
    e.reason, '', NULL, coalesce(${LAST_REQUEST}, ''), e.run_id
  FROM outbox_entry e
  WHERE e.product_key IN (@ams, @shop) AND e.settled_at IS NOT NULL AND (e.state IN ${ENDED}
    OR (e.state = 'withdrawn' AND e.taken_back_from IS NULL AND e.reason <> ''))`

/** Tries whose ending the entry does not tell any more: an earlier one, or one that settled nothing. */
const TRIED = `SELECT ${key('d', 'a.id')} || '-' || e.id, coalesce(a.settled_at, a.started_at), 'push', 'tried',
    'concord', '', e.field, coalesce(e.ams_variant_id, ''), e.sku, 'theirs', e.theirs, e.ours,
    coalesce(a.message, ''), coalesce(a.outcome, ''), NULL, coalesce(a.request_id, ''), NULL
  FROM outbox_entry e JOIN attempt_entry ae ON ae.entry_id = e.id JOIN attempt a ON a.id = ae.attempt_id
  WHERE e.product_key IN (@ams, @shop) AND (e.state NOT IN ${ENDED}
    OR a.id < (SELECT max(attempt_id) FROM attempt_entry x WHERE x.entry_id = e.id))`

const KEPT = `SELECT ${key('b', 'id')}, at,
    CASE action WHEN 'seen' THEN 'shopify' WHEN 'linked' THEN 'link' WHEN 'undone' THEN 'decision'
      WHEN 'redone' THEN 'decision' WHEN 'taken-back' THEN 'decision' ELSE 'ams' END,
    action,
    CASE WHEN action = 'seen' THEN 'shopify' WHEN action = 'linked' THEN 'concord'
      WHEN action LIKE 'file-%' THEN 'file' ELSE 'person' END,
    CASE WHEN action LIKE 'file-%' THEN detail ELSE '' END, field, ams_variant_id, '',
    CASE WHEN action = 'seen' THEN 'theirs' WHEN action IN ('file-changed', 'edited', 'edit-undone', 'edit-redone') THEN 'ours'
      WHEN detail = 'to-shopify' THEN 'ours' WHEN detail = 'to-ams' THEN 'theirs' END,
    before_value, after_value, CASE action WHEN 'linked' THEN detail ELSE '' END, '', NULL, '', NULL
  FROM history WHERE product_key IN (@ams, @shop)`

const LINKED = `SELECT 'a', linked_at, 'link', 'linked',
    CASE evidence_kind WHEN 'person' THEN 'person' ELSE 'concord' END, '', NULL, '', '', NULL, 'null',
    'null', evidence_text, '', NULL, '', NULL
  FROM link WHERE ams_product_id = @ams`

const SAID = `SELECT ${key('f', 'sequence')}, at, 'link',
    CASE action WHEN 'Unlinked by a person' THEN 'unlinked' ELSE 'not-same' END, 'person', '', NULL, '',
    '', NULL, 'null', 'null', detail, '', NULL, '', NULL
  FROM audit WHERE product_key = @ams
    AND action IN ('Unlinked by a person', 'Called not the same by a person')`

const available = (when: string): string => `CASE WHEN on_hand_${when} IS NULL THEN 'null'
    ELSE json_quote(CAST(max(0, on_hand_${when} - committed_${when}) AS TEXT)) END`

/** The ledger; the values are what the web shop may sell, as the field of the stock has them. */
const MOVED = `SELECT ${key('g', 'id')}, at, 'ams', 'stock-moved', 'person', '', 'stock', ams_variant_id, '',
    'ours', ${available('before')}, ${available('after')},
    reason, kind, quantity, '', NULL
  FROM stock_movement WHERE ams_product_id = @ams`

/**
 * Everything that happened to the product `@ams`, which Shopify alone may have had before as `@shop`. `about` tells
 * what a note is about that is still to be put into words: the outcome of a try, the kind of a movement.
 */
export const HISTORY = `WITH events AS (${[DECIDED, SETTLED, TRIED, KEPT, LINKED, SAID, MOVED].join('\n  UNION ALL\n  ')})`

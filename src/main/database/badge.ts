/**
 * The seed's badge of an AMS product `p`. One definition for every screen. Written with IN, which looks into the
 * index of the other table: for a list of 100,000 products an EXISTS for each costs several times as much.
 */
export const BADGE = `CASE p.id IN (SELECT ams_product_id FROM link) WHEN 0 THEN 'not-linked' ELSE
  CASE WHEN p.id IN (SELECT product_key FROM outbox_entry WHERE state IN ('parked', 'refused'))
      THEN 'sync-error'
    WHEN p.id IN (SELECT ams_product_id FROM agreed_link) THEN 'synced'
    ELSE 'out-of-sync' END END`

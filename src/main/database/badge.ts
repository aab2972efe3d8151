/** The seed's badge of an AMS product `p`. One definition for every screen. */
export const BADGE = `CASE
  WHEN NOT EXISTS (SELECT 1 FROM link l WHERE l.ams_product_id = p.id) THEN 'not-linked'
  WHEN EXISTS (SELECT 1 FROM outbox_entry e WHERE e.product_key = p.id
    AND e.state IN ('parked', 'refused')) THEN 'sync-error'
  WHEN EXISTS (SELECT 1 FROM agreed_link l WHERE l.ams_product_id = p.id) THEN 'synced'
  ELSE 'out-of-sync' END`

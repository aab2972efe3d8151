import { migration0001 } from './0001-first-state'
import { migration0002 } from './0002-compare-in-place'
import { migration0003 } from './0003-roll-back'
import { migration0004 } from './0004-agreed-links'
import { migration0005 } from './0005-sending-by-itself'
import { migration0006 } from './0006-bulk-operations'
import { migration0007 } from './0007-history-and-runs'
import { migration0008 } from './0008-rows-by-group'
import { migration0009 } from './0009-stock-ledger'
import { migration0010 } from './0010-confirmed-entries'
import { migration0011 } from './0011-push-indexes'
import { migration0012 } from './0012-stock-queue'
import { migration0013 } from './0013-web-orders'
import { migration0014 } from './0014-image-contents'
import { migration0015 } from './0015-compare-pictures'
import { migration0016 } from './0016-files-for-ams'
import { migration0017 } from './0017-ams-server'
import { migration0018 } from './0018-editing'
import { migration0019 } from './0019-heads-that-moved'
import { migration0020 } from './0020-turned-in-slices'
import { migration0021 } from './0021-descriptions-beside'
import { migration0022 } from './0022-heads-without-variants'

export type Migration = { readonly version: number; readonly sql: string }

/** In order, without gaps, never edited once released. */
export const migrations: readonly Migration[] = [
  migration0001,
  migration0002,
  migration0003,
  migration0004,
  migration0005,
  migration0006,
  migration0007,
  migration0008,
  migration0009,
  migration0010,
  migration0011,
  migration0012,
  migration0013,
  migration0014,
  migration0015,
  migration0016,
  migration0017,
  migration0018,
  migration0019,
  migration0020,
  migration0021,
  migration0022,
]

import { Menu } from '@mantine/core'
import type { StoreSeen, StoreTile } from '@shared/contract/stores'
import { Ellipsis, FileWarning, Pencil, Trash2, Unplug } from 'lucide-react'
import { IconButton } from '../../components/button'
import { Monogram } from '../../components/monogram'
import { Ring } from '../../components/ring'
import { SyncBadge } from '../../components/sync-badge'
import { monogram, timeOf } from '../../format'
import type { StoreQuestion } from './store-dialog'
import './store-list-item.css'
import {
  canDisconnect,
  canRemove,
  compareWords,
  needsWords,
  reachWords,
  standingText,
  standingWords,
  storeBadge,
  waitingWords,
} from './store-words'
import { HOME } from './texts'

type StoreListItemProps = {
  readonly tile: StoreTile
  readonly busy: boolean
  readonly onOpen: () => void
  readonly onAsk: (kind: StoreQuestion['kind']) => void
}

/** One store: the whole tile opens it, by a real button with its name. */
export function StoreListItem({ tile, busy, onOpen, onAsk }: StoreListItemProps) {
  const { name, kind, address, standing, isOpen, seen } = tile
  const text = standingText(tile)
  const badge = seen ? storeBadge(seen) : null
  return (
    <li className="store-tile" data-open={isOpen || undefined} aria-busy={busy}>
      <Monogram letters={monogram(name)} />
      <div className="grow store-tile-main">
        <h2 className="line">
          {standing === 'unreadable' ? (
            <bdi>{name}</bdi>
          ) : (
            <button
              type="button"
              className="store-tile-open"
              aria-label={HOME.openStore(name)}
              onClick={onOpen}
            >
              <bdi>{name}</bdi>
            </button>
          )}
          {busy ? <Ring /> : null}
          {kind === 'sample' ? <span className="store-tile-chip">{HOME.sample}</span> : null}
        </h2>
        <p className="dense muted">
          {kind === 'sample' ? HOME.sampleAddress : address || HOME.noAddress}
        </p>
        {text === '' ? null : (
          <p className="dense store-tile-text">
            {standing === 'unreadable' ? <FileWarning size={14} aria-hidden="true" /> : null}
            {text}
          </p>
        )}
      </div>
      <div className="store-tile-facts">
        <p className="line">
          <span className={isOpen ? 'strong' : 'muted'}>{standingWords(tile)}</span>
          {badge ? <SyncBadge small badge={badge} /> : null}
        </p>
        {seen ? <Seen tile={tile} seen={seen} /> : null}
      </div>
      <TileMenu tile={tile} onAsk={onAsk} />
    </li>
  )
}

function Seen({ tile, seen }: { readonly tile: StoreTile; readonly seen: StoreSeen }) {
  const needs = needsWords(seen)
  return (
    <div className="dense muted store-tile-seen">
      <p>{`${reachWords(tile, seen)} ${compareWords(seen)}.`}</p>
      <p>
        {waitingWords(seen)}
        {needs === '' ? '' : ', '}
        {needs === '' ? null : <span className="attention">{needs}</span>}
        {tile.isOpen ? '.' : `. ${HOME.asOf(timeOf(seen.at))}.`}
      </p>
    </div>
  )
}

type TileMenuProps = Pick<StoreListItemProps, 'tile' | 'onAsk'>

function TileMenu({ tile, onAsk }: TileMenuProps) {
  return (
    <Menu
      position="bottom-end"
      withinPortal
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 0 }}
      width={170}
    >
      <Menu.Target>
        <IconButton
          label={HOME.actionsOf(tile.name)}
          icon={<Ellipsis size={16} aria-hidden="true" />}
        />
      </Menu.Target>
      <Menu.Dropdown>
        {tile.standing === 'unreadable' ? null : (
          <Menu.Item
            leftSection={<Pencil size={14} aria-hidden="true" />}
            onClick={() => onAsk('rename')}
          >
            {HOME.rename}
          </Menu.Item>
        )}
        {canDisconnect(tile) ? (
          <Menu.Item
            leftSection={<Unplug size={14} aria-hidden="true" />}
            onClick={() => onAsk('disconnect')}
          >
            {HOME.disconnect}
          </Menu.Item>
        ) : null}
        {canRemove(tile) ? (
          <Menu.Item
            leftSection={<Trash2 size={14} aria-hidden="true" />}
            onClick={() => onAsk('remove')}
          >
            {HOME.remove}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}

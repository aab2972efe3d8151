import { Menu } from '@mantine/core'
import { PUSH_LOG_STATUSES, type PushLogCounts, STOCK_CAUSES } from '@shared/contract/stock-sync'
import { PUSH_STATUS_WORDS, STOCK_CAUSE_WORDS } from '@shared/contract/stock-words'
import { t } from '@shared/words/words'
import { Check, Plus } from 'lucide-react'
import type { RefObject } from 'react'
import { Button } from '../../components/button'
import { FilterChip } from '../../components/filter-chip'
import { SearchField } from '../../components/search-field'
import { count, dayOf } from '../../format'
import { setFilters, toggleCause, usePushLogStore } from './push-log-store'
import { PUSH_LOG } from './texts'

type FilterBarProps = {
  readonly counts: PushLogCounts
  readonly searchRef: RefObject<HTMLInputElement | null>
}

export function FilterBar({ counts, searchRef }: FilterBarProps) {
  const { search, causes, product, day } = usePushLogStore()
  return (
    <div className="push-log-bar">
      <StatusSegments counts={counts} />
      <SearchField
        inputRef={searchRef}
        label={PUSH_LOG.search}
        value={search}
        onChange={(text) => setFilters({ search: text })}
      />
      <CauseMenu />
      <div className="push-log-chips">
        {causes.map((cause) => (
          <FilterChip
            key={cause}
            label={STOCK_CAUSE_WORDS[cause]}
            onRemove={() => toggleCause(cause)}
          />
        ))}
        {product ? (
          <FilterChip label={product.name} onRemove={() => setFilters({ product: null })} />
        ) : null}
        {day ? (
          <FilterChip label={dayOf(day.from)} onRemove={() => setFilters({ day: null })} />
        ) : null}
      </div>
      <span className="push-log-order dense muted">{PUSH_LOG.order}</span>
    </div>
  )
}

function StatusSegments({ counts }: { readonly counts: PushLogCounts }) {
  const status = usePushLogStore((store) => store.status)
  const all = counts.success + counts.retry + counts.failure
  return (
    <div className="segments push-log-statuses" role="group" aria-label={t`Status`}>
      <button
        type="button"
        aria-pressed={status === null}
        onClick={() => setFilters({ status: null })}
      >
        {PUSH_LOG.all} <span className="tabs-count">{count(all)}</span>
      </button>
      {PUSH_LOG_STATUSES.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={status === each}
          onClick={() => setFilters({ status: each })}
        >
          {PUSH_STATUS_WORDS[each]} <span className="tabs-count">{count(counts[each])}</span>
        </button>
      ))}
    </div>
  )
}

function CauseMenu() {
  const causes = usePushLogStore((store) => store.causes)
  return (
    <Menu
      position="bottom-start"
      withinPortal
      transitionProps={{ duration: 0 }}
      width={220}
      closeOnItemClick={false}
    >
      <Menu.Target>
        <Button small className="filter-add" icon={<Plus size={14} aria-hidden="true" />}>
          {PUSH_LOG.cause}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {STOCK_CAUSES.map((cause) => (
          <Menu.Item
            key={cause}
            leftSection={
              causes.includes(cause) ? (
                <Check size={14} role="img" aria-label={t`Chosen`} />
              ) : (
                <span className="push-log-blank" />
              )
            }
            onClick={() => toggleCause(cause)}
          >
            {STOCK_CAUSE_WORDS[cause]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

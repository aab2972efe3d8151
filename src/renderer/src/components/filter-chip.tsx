import { t } from '@shared/words/words'
import { X } from 'lucide-react'
import './filter-chip.css'

type FilterChipProps = { readonly label: string; readonly onRemove: () => void }

/** A filter in use, and the way to take it away. */
export function FilterChip({ label, onRemove }: FilterChipProps) {
  return (
    <span className="filter-chip">
      <span className="cut">{label}</span>
      <button type="button" aria-label={t`Remove filter ${label}`} onClick={onRemove}>
        <X size={12} aria-hidden="true" />
      </button>
    </span>
  )
}

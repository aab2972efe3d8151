import './meter.css'

type MeterProps = {
  readonly label: string
  readonly done: number
  /** Null while the whole is not known: the bar stays empty rather than invent a share. */
  readonly total: number | null
}

export function Meter({ label, done, total }: MeterProps) {
  const share = total === null || total === 0 ? 0 : Math.min(1, done / total)
  return (
    <div
      className="meter"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total ?? undefined}
      aria-valuenow={total === null ? undefined : Math.min(done, total)}
    >
      <i style={{ width: `${share * 100}%` }} />
    </div>
  )
}

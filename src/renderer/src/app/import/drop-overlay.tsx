import { t } from '@shared/words/words'
import { FileUp } from 'lucide-react'
import './drop-overlay.css'
import { useFileDrag } from './use-file-drag'

/** Over the whole window while a file is held over it. Only seen: who has no mouse opens the file dialog. */
export function DropOverlay() {
  const isOver = useFileDrag()
  return isOver ? (
    <div className="drop-overlay">
      <div className="drop-card">
        <FileUp size={28} strokeWidth={1.5} aria-hidden="true" />
        <b>{t`Drop a catalog file to import it`}</b>
        <span className="dense muted">{t`CSV or XLSX. You see what it changes before anything is taken.`}</span>
      </div>
    </div>
  ) : null
}

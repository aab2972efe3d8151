import { useEffect, useState } from 'react'
import { onFilesDropped, PAGE_STORE } from '../../api'
import { hasLayer, isTyping } from '../../components/typing'
import { dragOf } from './drag-kind'
import { fileDropped } from './import-actions'

/**
 * True while a file from outside is held over the window and would be taken where it was let go. Text goes into a
 * field as its own; nothing else may be dropped anywhere, a file not while a dialog waits for an answer.
 */
export function useFileDrag(): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => onFilesDropped(fileDropped), [])
  useEffect(() => {
    const onDragOver = (event: DragEvent): void => {
      const drag = dragOf(event.dataTransfer?.types ?? [])
      if (drag === 'text' && isTyping(event.target)) return
      event.preventDefault()
      const isTaken = drag === 'file' && PAGE_STORE !== null && !hasLayer()
      if (event.dataTransfer) event.dataTransfer.dropEffect = isTaken ? 'copy' : 'none'
      setOver(isTaken)
    }
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onEnd = (): void => setOver(false)
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onEnd)
    // No pointer moves while something is dragged: whatever ended the drag unseen, it is over.
    window.addEventListener('pointermove', onEnd)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onEnd)
      window.removeEventListener('pointermove', onEnd)
    }
  }, [])
  return isOver
}

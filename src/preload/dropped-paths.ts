import { webUtils } from 'electron'

/** Paths of the files that a person dropped; "" for what is no file on a disk. A drop that a script made has none. */
export function pathsOfDrop(event: DragEvent): string[] {
  if (!event.isTrusted) return []
  return [...(event.dataTransfer?.files ?? [])].map(pathOf)
}

/** Electron has `webUtils` from version 29 on; before 32 the file itself knows its path. */
function pathOf(file: File): string {
  const utils: typeof webUtils | undefined = webUtils
  const path: unknown = utils ? utils.getPathForFile(file) : Reflect.get(file, 'path')
  return typeof path === 'string' ? path : ''
}

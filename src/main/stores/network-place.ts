/** File systems whose files are on another computer, or on the other side of a virtual one (WSL, 9p). */
const OF_NETWORK: ReadonlySet<string> = new Set([
  '9p',
  'afs',
  'ceph',
  'cifs',
  'davfs',
  'fuse.davfs2',
  'fuse.glusterfs',
  'fuse.gvfsd-fuse',
  'fuse.rclone',
  'fuse.sshfs',
  'nfs',
  'nfs4',
  'smb3',
  'smbfs',
])

/** Whether a folder is on another computer, as far as its path (Windows) or its mount (Linux) tells. */
export function isOnNetwork(place: {
  readonly folder: string
  readonly platform: NodeJS.Platform
  readonly mounts: string | null
}): boolean {
  if (place.platform === 'win32') return isShare(place.folder)
  return place.mounts !== null && OF_NETWORK.has(fileSystemOf(place.folder, place.mounts))
}

/** `\\server\share`, also in its long form; not `\\?\C:\`, which is a path of this computer (MS-DTYP 2.2.57). */
function isShare(folder: string): boolean {
  const path = folder.replaceAll('/', '\\')
  return /^\\\\\?\\UNC\\/i.test(path) || /^\\\\[^\\?.]/.test(path)
}

/**
 * The type of the mount that the folder is on: of those above it the lowest, and of two in one place the later. That of
 * the whole system is not told: a container may have all that it knows from its host, which is no share.
 */
function fileSystemOf(folder: string, mounts: string): string {
  let found = { point: '', type: '' }
  for (const line of mounts.split('\n')) {
    const [, written = '', type = ''] = line.split(' ')
    const point = unescaped(written).replace(/\/$/, '')
    if (point === '') continue
    if (!`${folder}/`.startsWith(`${point}/`) || point.length < found.point.length) continue
    if (type !== '') found = { point, type }
  }
  return found.type
}

/** Spaces, tabs, line breaks and backslashes are octal numbers there (fstab(5)). */
function unescaped(text: string): string {
  return text.replaceAll(/\\([0-7]{3})/g, (_, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  )
}

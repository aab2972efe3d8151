import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lookAtPlace } from '@main/stores'
import { type Place, placeRisk } from '@main/stores/place-risk'
import { mainRequests } from '@shared/contract/main-contract'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../support/state'

const MOUNTS = String.raw`/dev/sda2 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
server:/export /home/ann/at\040work nfs4 rw,vers=4.2 0 0
/dev/sdb1 /home/ann/at\040work/own ext4 rw 0 0
/dev/sda3 /home ext4 rw 0 0
//nas/share /mnt/nas cifs rw 0 0
ann@host: /mnt/host fuse.sshfs rw 0 0
C:\134 /mnt/c 9p rw 0 0
//nas/old /mnt/twice smb3 rw 0 0
/dev/sdc1 /mnt/twice xfs rw 0 0
`

const place = (folder: string, more: Partial<Place> = {}): Place => ({
  folder,
  platform: 'linux',
  environment: {},
  markers: [],
  mounts: MOUNTS,
  ...more,
})
const onWindows = (folder: string, environment: Place['environment'] = {}): Place =>
  place(folder, { platform: 'win32', environment, mounts: null })
const onMac = (folder: string): Place => place(folder, { platform: 'darwin', mounts: null })

const ONE_DRIVE = String.raw`D:\Firma\Wolke`

describe('P5: a folder that a program keeps in step with other places', () => {
  test.each([
    ['OneDrive', onWindows(String.raw`C:\Users\Ann\OneDrive\Concord`)],
    ['OneDrive', onWindows(String.raw`C:\Users\Ann\OneDrive - Fernhill Workshop\Concord`)],
    ['OneDrive', onWindows(`${ONE_DRIVE}\\Concord`, { OneDriveCommercial: ONE_DRIVE })],
    ['OneDrive', onWindows('d:/firma/wolke', { OneDrive: `${ONE_DRIVE}\\` })],
    ['OneDrive', onMac('/Users/ann/Library/CloudStorage/OneDrive-Personal/Concord')],
    ['Dropbox', place('/tmp/x/Dropbox/Concord')],
    ['Dropbox', place('/home/ann/Dropbox (Fernhill)/Concord')],
    ['Dropbox', place('/home/ann/in step', { markers: ['.dropbox.cache'] })],
    ['iCloud Drive', onMac('/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/Concord')],
    ['iCloud Drive', onWindows(String.raw`C:\Users\Ann\iCloudDrive\Concord`)],
    ['Google Drive', onMac('/Users/ann/Library/CloudStorage/GoogleDrive-ann@a.example/My Drive')],
    ['Google Drive', onWindows(String.raw`G:\My Drive\Concord`)],
    ['Google Drive', place('/home/ann/in step', { markers: ['.tmp.driveupload'] })],
    ['Box', onMac('/Users/ann/Library/CloudStorage/Box-Box/Concord')],
  ])('of %s is known', (by, where) => {
    expect(placeRisk(where)).toEqual({ kind: 'synced', by })
  })
})

describe('P5: a folder on a network', () => {
  test.each([
    onWindows(String.raw`\\nas\share\Concord`),
    onWindows('//nas/share/Concord'),
    onWindows(String.raw`\\?\UNC\nas\share\Concord`),
    place('/home/ann/at work'),
    place('/home/ann/at work/Concord'),
    place('/mnt/nas/Concord'),
    place('/mnt/host/Concord'),
    place('/mnt/c/Users/Ann/Concord'),
  ])('is known: $folder', (where) => {
    expect(placeRisk(where)).toEqual({ kind: 'network' })
  })
})

describe('P5: nothing is said of', () => {
  test.each([
    place('/home/ann/.config/concord'),
    place('/home/ann/at work/own/Concord'),
    place('/home/ann/at workshop'),
    place('/mnt/nas2/Concord'),
    place('/mnt/twice/Concord'),
    place('/home/ann/dropbox_old'),
    place('/home/ann/my onedrive'),
    place(String.raw`/home/ann/\\nas\share`),
    place('/home/ann/Concord', { mounts: null }),
    place('/home/ann/Concord', { mounts: 'nonsense' }),
    place('/root/Concord', { mounts: 'none / 9p rw 0 0\n' }),
    onWindows(String.raw`C:\Users\Ann\AppData\Roaming\Concord`, { OneDrive: ONE_DRIVE }),
    onWindows(`${ONE_DRIVE} 2\\Concord`, { OneDrive: ONE_DRIVE }),
    onWindows(String.raw`\\?\C:\Users\Ann\Concord`, { OneDrive: '' }),
    onMac('/Users/ann/Library/Application Support/Concord'),
    onMac('/Users/ann/Library/CloudStorage'),
  ])('$folder', (where) => {
    expect(placeRisk(where)).toBeNull()
  })
})

describe('P5: looking at a real folder', () => {
  test('follows links to where it is', () => {
    const home = temporaryFolder()
    mkdirSync(join(home, 'Dropbox', 'Concord'), { recursive: true })
    // Of a kind that Windows lets everybody make.
    symlinkSync(join(home, 'Dropbox', 'Concord'), join(home, 'data'), 'junction')
    expect(lookAtPlace(join(home, 'data'))).toEqual({ kind: 'synced', by: 'Dropbox' })
  })

  test('finds what a program left above it, and is not misled by the settings of the program itself', () => {
    const home = realpathSync(temporaryFolder())
    const folder = join(home, 'in step', 'a', 'b')
    mkdirSync(folder, { recursive: true })
    mkdirSync(join(home, '.dropbox'))
    expect(lookAtPlace(folder)).toBeNull()
    writeFileSync(join(home, 'in step', '.dropbox'), '{}')
    expect(lookAtPlace(folder)).toEqual({ kind: 'synced', by: 'Dropbox' })
  })

  test('of one that is not there says nothing', () => {
    expect(lookAtPlace(join(temporaryFolder(), 'gone', 'further'))).toBeNull()
  })
})

test('P5: the screens are told why, and never where', () => {
  const { output } = mainRequests['data.place']
  const told = output.parse({ ...placeRisk(place('/tmp/Dropbox')), folder: '/tmp/Dropbox' })
  expect(told).toEqual({ kind: 'synced', by: 'Dropbox' })
  expect(output.parse(null)).toBeNull()
  expect(output.safeParse({ kind: 'elsewhere' }).success).toBe(false)
})

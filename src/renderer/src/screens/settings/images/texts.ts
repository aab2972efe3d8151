import type { ImagesOverview } from '@shared/contract/pictures'
import { t } from '@shared/words/words'
import { count, counted, fileSize } from '../../../format'

export const IMAGES = {
  kept: ({ kept }: ImagesOverview) =>
    kept.pictures === 0
      ? t`No picture is kept on this computer.`
      : t`${counted(kept.pictures, 'picture')} on this computer, ${fileSize(kept.bytes)}`,
  keptText: (mostBytes: number) =>
    t`Each picture is kept once, by its content, so that it is seen offline as well. At most ${fileSize(mostBytes)}; above that, those that were not looked at for the longest time go first.`,
  clear: t`Delete the pictures here`,
  clearText: t`Nothing in AMS or Shopify is touched. They are fetched again when they are needed, which takes the network.`,
  cleared: t`The pictures on this computer are deleted.`,
  nothingKept: t`No picture is kept here`,
  underWay: ({ fetched, left }: ImagesOverview) =>
    t`${count(fetched.pictures)} of ${count(fetched.pictures + left)} fetched, ${fileSize(fetched.bytes)}. ${count(left)} left.`,
  idle: t`No picture is being fetched.`,
  idleText: t`Pictures are fetched by themselves while the store is online, what you look at first. Each is checked before it is kept: it must be a picture of at most 20 MB and 50 megapixels.`,
  failed: (failed: number) => t`${counted(failed, 'picture')} could not be fetched.`,
  failedText: t`Each says why where it is shown. What was refused for good, as too large a file, is not asked for again by itself.`,
  tryAgain: t`Try again`,
  asked: t`They are fetched once more.`,
  hosts: t`Where pictures come from`,
  hostsText: t`A picture is fetched only from a host that is allowed here, since its owner sees that it is asked for. Switched off, nothing more is fetched from there; what is here already stays. Addresses of this computer and of the network around it are always refused.`,
  columns: { host: t`Host`, pictures: t`Pictures`, allowed: t`Fetched` },
  always: t`Always: Shopify’s own`,
  allow: (host: string) => t`Fetch pictures from ${host}`,
  noHost: t`No picture of either side has an address yet.`,
} as const

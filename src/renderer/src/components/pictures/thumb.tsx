import type { PictureContent } from '@shared/contract/pictures'
import { t } from '@shared/words/words'
import { ImageOff } from 'lucide-react'
import { useState } from 'react'
import { PictureImage } from './picture-image'
import './pictures.css'
import { BROKEN, shortCause } from './picture-words'

/** Edge of the square frame in pixels; `frame` fills the box that it is given and shows the picture whole. */
type ThumbSize = 24 | 40 | 72 | 'frame'

type ThumbProps = {
  readonly content: PictureContent
  /** Alt text, or the file's name. "" where the words stand beside it: then the picture is decoration. */
  readonly name: string
  readonly size: ThumbSize
}

/** A picture in a frame that never changes its size, whatever the picture is. */
export function Thumb({ content, name, size }: ThumbProps) {
  const classes = `thumb thumb-${size}`
  switch (content.kind) {
    case 'here':
      return <Shown key={content.sha256} content={content} name={name} size={size} />
    case 'waiting':
      return <span className={`${classes} thumb-waiting`} {...spoken(name, t`is being fetched`)} />
    case 'absent':
      return <Nothing size={size} name={name} reason={content.reason} short={shortCause(content)} />
  }
}

type ShownProps = Omit<ThumbProps, 'content'> & {
  readonly content: PictureContent & { readonly kind: 'here' }
}

function Shown({ content, name, size }: ShownProps) {
  const [isBroken, setBroken] = useState(false)
  if (isBroken) {
    return <Nothing size={size} name={name} reason={BROKEN.reason} short={BROKEN.short} />
  }
  const { width, height } = size === 'frame' ? content : { width: size, height: size }
  return (
    <span className={`thumb thumb-${size}`}>
      <PictureImage
        sha256={content.sha256}
        alt={name}
        width={width}
        height={height}
        onBroken={() => setBroken(true)}
      />
    </span>
  )
}

type NothingProps = {
  readonly size: ThumbSize
  readonly name: string
  readonly reason: string
  readonly short: string
}

function Nothing({ size, name, reason, short }: NothingProps) {
  return (
    <span className={`thumb thumb-${size} thumb-nothing`} title={reason} {...spoken(name, reason)}>
      <ImageOff size={size === 24 ? 12 : 16} aria-hidden="true" />
      <span aria-hidden="true">{wordsFor(size, reason, short)}</span>
    </span>
  )
}

/** As much of why there is nothing to see as the frame has room for. */
function wordsFor(size: ThumbSize, reason: string, short: string): string {
  if (size === 'frame') return reason
  return size === 72 ? short : ''
}

/** As a picture with a name, where the name does not stand beside it. */
function spoken(name: string, what: string): { role?: 'img'; 'aria-label'?: string } {
  return name === '' ? {} : { role: 'img', 'aria-label': `${name}: ${what}` }
}

type PictureImageProps = {
  readonly sha256: string
  /** "" where the words stand beside it. */
  readonly alt: string
  readonly width: number
  readonly height: number
  /** Its bytes can't be shown. */
  readonly onBroken: () => void
}

/** The bytes of a picture that is on this computer, decoded when it comes into view. */
export function PictureImage({ sha256, alt, width, height, onBroken }: PictureImageProps) {
  return (
    <img
      src={pictureAddress(sha256)}
      alt={alt}
      width={width}
      height={height}
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={onBroken}
    />
  )
}

/** Where the page gets the bytes of a picture that is on this computer. */
export function pictureAddress(sha256: string): string {
  return `app://concord/image/${sha256}`
}

import { useState } from 'react'
import { PictureImage } from './picture-image'
import './pictures.css'

/** A product's picture in a row that tells its name. What can't be shown is left out: the product's page tells why. */
export function RowThumb({ sha256 }: { readonly sha256: string | null }) {
  const [broken, setBroken] = useState<string | null>(null)
  const isShown = sha256 !== null && sha256 !== broken
  return (
    <span className="thumb thumb-24 row-thumb">
      {isShown ? (
        <PictureImage
          key={sha256}
          sha256={sha256}
          alt=""
          width={24}
          height={24}
          onBroken={() => setBroken(sha256)}
        />
      ) : null}
    </span>
  )
}

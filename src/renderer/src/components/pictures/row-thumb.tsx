import { useState } from 'react'
import './pictures.css'
import { pictureAddress } from './thumb'

/** A product's picture in a row that tells its name. What can't be shown is left out: the product's page tells why. */
export function RowThumb({ sha256 }: { readonly sha256: string | null }) {
  const [broken, setBroken] = useState<string | null>(null)
  const isShown = sha256 !== null && sha256 !== broken
  return (
    <span className="thumb thumb-24 row-thumb">
      {isShown ? (
        <img
          key={sha256}
          src={pictureAddress(sha256)}
          alt=""
          width={24}
          height={24}
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setBroken(sha256)}
        />
      ) : null}
    </span>
  )
}

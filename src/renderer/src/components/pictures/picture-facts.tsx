import type { Picture } from '@shared/contract/pictures'
import { fileSize } from '@shared/words/file-size'
import { t } from '@shared/words/words'
import { useAppActions } from '../app-actions'
import { Button } from '../button'
import { pixelWords, variantWords } from './picture-words'
import './pictures.css'

type PictureFactsProps = { readonly picture: Picture }

/** What is known of a picture, and why it can't be seen, with what can be done about that. */
export function PictureFacts({ picture }: PictureFactsProps) {
  const { name, alt, variants } = picture
  return (
    <div className="picture-facts">
      <p className="cut picture-name" title={name}>
        <bdi>{name}</bdi>
      </p>
      <ContentFacts picture={picture} />
      {alt.trim() === '' ? (
        <p className="faint">{t`No alt text`}</p>
      ) : (
        <p className="picture-alt" title={alt}>
          <bdi>{t`“${alt}”`}</bdi>
        </p>
      )}
      <p className="faint" title={variants.join(', ')}>
        {variantWords(variants)}
      </p>
    </div>
  )
}

function ContentFacts({ picture: { content } }: PictureFactsProps) {
  const actions = useAppActions()
  if (content.kind === 'waiting') return <p className="faint">{t`Being fetched`}</p>
  if (content.kind === 'here') {
    return <p className="muted">{`${pixelWords(content)}, ${fileSize(content.bytes)}`}</p>
  }
  const { reason, host } = content
  return (
    <>
      <p className="picture-reason">{reason}</p>
      {host === null ? null : (
        <Button small onClick={() => actions.go({ screen: 'settings', section: 'images' })}>
          {t`Allow it in Settings`}
        </Button>
      )}
    </>
  )
}

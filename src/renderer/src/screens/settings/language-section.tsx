import type { AppError } from '@shared/contract/app-error'
import type { MainOutput } from '@shared/contract/main-contract'
import { LANGUAGE_NAMES, type LanguageChoice, languageChoiceSchema } from '@shared/words/languages'
import { useEffect, useState } from 'react'
import { askMain } from '../../api'
import { Button } from '../../components/button'
import { ErrorNote } from '../../components/error-note'
import { Note } from '../../components/note'
import { Choices } from './choices'
import { Section } from './section'
import { Setting } from './setting'
import { LANGUAGE } from './texts'

/** The language of the whole app. It is spoken from the next start on, which is offered at once. */
export function LanguageSection() {
  const [now, setNow] = useState<MainOutput<'language.get'> | null>(null)
  const [isChanged, setChanged] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  useEffect(() => {
    void askMain('language.get', null).then((answer) => {
      if (answer.ok) setNow(answer.value)
      else setError(answer.error)
    })
  }, [])
  const choose = async (choice: LanguageChoice): Promise<void> => {
    const answer = await askMain('language.choose', choice)
    setError(answer.ok ? null : answer.error)
    if (!answer.ok) return
    setChanged(true)
    setNow((before) => (before ? { ...before, choice } : before))
  }
  const restart = async (): Promise<void> => {
    const answer = await askMain('language.restart', null)
    if (!answer.ok) setError(answer.error)
  }
  const isOther = isChanged && now !== null && now.choice !== now.spoken
  return (
    <Section section="language">
      <Setting text={LANGUAGE.text}>
        {now ? (
          <Choices
            label={LANGUAGE.legend}
            choices={languageChoiceSchema.options.map((id) => ({
              id,
              label: id === 'system' ? LANGUAGE.system : LANGUAGE_NAMES[id],
            }))}
            chosen={now.choice}
            onChoose={(choice) => void choose(choice)}
          />
        ) : null}
        {isOther ? (
          <Note
            look="plain"
            action={
              <Button small onClick={() => void restart()}>
                {LANGUAGE.restart}
              </Button>
            }
          >
            {LANGUAGE.fromNextStart}
          </Note>
        ) : null}
        {error ? <ErrorNote error={error} /> : null}
      </Setting>
    </Section>
  )
}

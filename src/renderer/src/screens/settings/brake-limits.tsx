import { BRAKE_FROM, BRAKE_LIMITS, BRAKES } from '@shared/contract/review'
import { counted } from '../../format'
import { BRAKE_TEXTS } from './texts'

/** The shares from which a push stops and asks. They are fixed; the one for resuming stock is a setting. */
export function BrakeLimits({ resumeAsksFrom }: { readonly resumeAsksFrom: number | null }) {
  return (
    <section className="settings-item" aria-label={BRAKE_TEXTS.title}>
      <h3>{BRAKE_TEXTS.title}</h3>
      <p className="settings-text muted">{BRAKE_TEXTS.text(BRAKE_FROM)}</p>
      <table className="plain-table settings-table">
        <thead>
          <tr>
            <th>{BRAKE_TEXTS.what}</th>
            <th>{BRAKE_TEXTS.from}</th>
          </tr>
        </thead>
        <tbody>
          {BRAKES.map((kind) => (
            <tr key={kind}>
              <td>{BRAKE_TEXTS.kinds[kind]}</td>
              <td>
                {kind === 'deletion'
                  ? BRAKE_TEXTS.every
                  : BRAKE_TEXTS.share(BRAKE_LIMITS[kind], BRAKE_FROM)}
              </td>
            </tr>
          ))}
          {resumeAsksFrom === null ? null : (
            <tr>
              <td>{BRAKE_TEXTS.resume}</td>
              <td>{BRAKE_TEXTS.more(counted(resumeAsksFrom, 'variant'))}</td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}

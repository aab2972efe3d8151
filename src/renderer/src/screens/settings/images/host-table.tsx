import type { ImagesOverview } from '@shared/contract/pictures'
import { Switch } from '../../../components/switch'
import { count } from '../../../format'
import { IMAGES } from './texts'

type HostTableProps = {
  readonly hosts: ImagesOverview['hosts']
  readonly onAllow: (host: string, isAllowed: boolean) => void
}

/** Every host that a picture names, and whether it may be asked. */
export function HostTable({ hosts, onAllow }: HostTableProps) {
  return (
    <section className="settings-item" aria-label={IMAGES.hosts}>
      <h3>{IMAGES.hosts}</h3>
      <p className="settings-text muted">{IMAGES.hostsText}</p>
      {hosts.length === 0 ? (
        <p>{IMAGES.noHost}</p>
      ) : (
        <table className="plain-table settings-table">
          <thead>
            <tr>
              <th>{IMAGES.columns.host}</th>
              <th className="num">{IMAGES.columns.pictures}</th>
              <th>{IMAGES.columns.allowed}</th>
            </tr>
          </thead>
          <tbody>
            {hosts.map(({ host, pictures, allowed }) => (
              <tr key={host}>
                <td className="settings-host">
                  <bdi>{host}</bdi>
                </td>
                <td className="num">{count(pictures)}</td>
                <td>
                  {allowed === 'always' ? (
                    <span className="muted">{IMAGES.always}</span>
                  ) : (
                    <Switch
                      bare
                      label={IMAGES.allow(host)}
                      checked={allowed === 'yes'}
                      onChange={(on) => onAllow(host, on)}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

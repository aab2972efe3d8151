import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Certificate = { readonly key: Buffer; readonly cert: Buffer }

/** Certificates of an authority of this test's own, made by openssl(1) in a folder. */
export class Authority {
  readonly #folder: string
  readonly cert: string

  constructor(folder: string) {
    this.#folder = folder
    this.#openssl(
      'req',
      '-x509',
      ...KEY,
      '-keyout',
      'ca.key',
      '-out',
      'ca.crt',
      '-subj',
      '/CN=Company',
    )
    this.cert = readFileSync(join(folder, 'ca.crt'), 'utf8')
  }

  /** Valid from today for so many days. */
  certify(host: string, days: number): Certificate {
    writeFileSync(join(this.#folder, 'names'), `subjectAltName=${host}`)
    this.#openssl('req', ...KEY, '-keyout', 'host.key', '-out', 'host.csr', '-subj', '/CN=host')
    const made = ['x509', '-req', '-in', 'host.csr', '-out', 'host.crt', '-extfile', 'names']
    const by = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', String(days)]
    this.#openssl(...made, ...by)
    const file = (name: string): Buffer => readFileSync(join(this.#folder, name))
    return { key: file('host.key'), cert: file('host.crt') }
  }

  #openssl(...args: readonly string[]): void {
    execFileSync('openssl', args, { cwd: this.#folder, stdio: 'ignore' })
  }
}

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'] as const

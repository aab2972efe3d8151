import { describe, expect, it } from 'vitest'
import { installCommand, linuxFamily, NEEDS } from '../../scripts/setup/system-needs.mjs'

describe('the family of a Linux system', () => {
  it.each([
    ['PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n', 'debian'],
    ['ID=ubuntu\nID_LIKE=debian\n', 'debian'],
    ['ID=linuxmint\nID_LIKE="ubuntu debian"\n', 'debian'],
    ['ID=fedora\n', 'fedora'],
    ['ID="rocky"\nID_LIKE="rhel centos fedora"\n', 'fedora'],
    ['ID=manjaro\nID_LIKE=arch\n', 'arch'],
    ['ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\n', 'suse'],
    ['ID=nixos\nVERSION_ID="debian"\n', undefined],
    ['', undefined],
  ])('is read from %j', (text, family) => {
    expect(linuxFamily(text)).toBe(family)
  })
})

describe('the command to install what is missing', () => {
  it('is one line that works as it stands', () => {
    expect(installCommand('debian', ['xvfb', 'libnss3'], false)).toBe(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb libnss3',
    )
    expect(installCommand('fedora', ['nss'], false)).toBe('sudo dnf install -y nss')
    expect(installCommand('arch', ['nss'], true)).toBe('pacman -S --needed --noconfirm nss')
    expect(installCommand('suse', ['mozilla-nss'], false)).toBe(
      'sudo zypper --non-interactive install mozilla-nss',
    )
  })

  it('has a package for each need in each family', () => {
    for (const { packages } of NEEDS) {
      for (const names of Object.values(packages)) expect(names.every(Boolean)).toBe(true)
    }
  })
})

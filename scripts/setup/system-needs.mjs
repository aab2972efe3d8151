// @ts-check

/** @typedef {'debian' | 'fedora' | 'arch' | 'suse'} Family */
/** @typedef {'app' | 'compile' | 'headless' | 'bench'} Group */
/**
 * What the app and its tests need from a Linux system, found by what it is (a library, a command, a
 * pkg-config file) rather than by package names, which differ between systems and their versions.
 * @typedef {object} Need
 * @property {Group} group `app` runs it, `compile` builds native packages, `headless` stands in for a desktop, `bench` is measured against
 * @property {{ library: string } | { command: string[] } | { pkgConfig: string }} probe
 * @property {Record<Family, [string, ...string[]]>} packages the usual name, then older ones
 */

/**
 * @param {Group} group
 * @param {Need['probe']} probe
 * @param {[string, ...string[]]} debian
 * @param {string} fedora
 * @param {string} arch
 * @param {string} suse
 * @returns {Need}
 */
function need(group, probe, debian, fedora, arch, suse) {
  return { group, probe, packages: { debian, fedora: [fedora], arch: [arch], suse: [suse] } }
}

/** Columns: Debian and Ubuntu, Fedora, Arch, openSUSE. */
// biome-ignore format: a table
export const NEEDS = [
  need('app', { library: 'libgtk-3.so.0' }, ['libgtk-3-0t64', 'libgtk-3-0'], 'gtk3', 'gtk3', 'libgtk-3-0'),
  need('app', { library: 'libnss3.so' }, ['libnss3'], 'nss', 'nss', 'mozilla-nss'),
  need('app', { library: 'libasound.so.2' }, ['libasound2t64', 'libasound2'], 'alsa-lib', 'alsa-lib', 'libasound2'),
  need('app', { library: 'libgbm.so.1' }, ['libgbm1'], 'mesa-libgbm', 'mesa', 'libgbm1'),
  need('app', { library: 'libXss.so.1' }, ['libxss1'], 'libXScrnSaver', 'libxss', 'libXss1'),
  need('app', { library: 'libsecret-1.so.0' }, ['libsecret-1-0'], 'libsecret', 'libsecret', 'libsecret-1-0'),
  need('compile', { pkgConfig: 'libsecret-1.pc' }, ['libsecret-1-dev'], 'libsecret-devel', 'libsecret', 'libsecret-devel'),
  need('compile', { command: ['pkg-config', 'pkgconf'] }, ['pkg-config'], 'pkgconf-pkg-config', 'pkgconf', 'pkg-config'),
  need('compile', { command: ['g++', 'clang++'] }, ['g++'], 'gcc-c++', 'gcc', 'gcc-c++'),
  need('compile', { command: ['make'] }, ['make'], 'make', 'make', 'make'),
  need('compile', { command: ['python3'] }, ['python3'], 'python3', 'python', 'python3'),
  need('headless', { command: ['Xvfb'] }, ['xvfb'], 'xorg-x11-server-Xvfb', 'xorg-server-xvfb', 'xorg-x11-server-Xvfb'),
  need('headless', { command: ['xauth'] }, ['xauth'], 'xorg-x11-xauth', 'xorg-xauth', 'xauth'),
  need('headless', { command: ['dbus-run-session'] }, ['dbus'], 'dbus-daemon', 'dbus', 'dbus-1'),
  need('headless', { command: ['dbus-launch'] }, ['dbus-x11'], 'dbus-x11', 'dbus', 'dbus-1-x11'),
  need('headless', { command: ['gnome-keyring-daemon'] }, ['gnome-keyring'], 'gnome-keyring', 'gnome-keyring', 'gnome-keyring'),
  need('bench', { command: ['sqldiff'] }, ['sqlite3-tools', 'sqlite3'], 'sqlite-tools', 'sqlite', 'sqlite3'),
]

/**
 * @param {string} osRelease the text of /etc/os-release
 * @returns {Family | undefined}
 */
export function linuxFamily(osRelease) {
  const field = (/** @type {string} */ name) =>
    new RegExp(`^${name}=["']?([^"'\\n]*)`, 'm').exec(osRelease)?.[1] ?? ''
  for (const id of [field('ID'), ...field('ID_LIKE').split(/\s+/)]) {
    if (id === 'debian' || id === 'ubuntu') return 'debian'
    if (id === 'fedora' || id === 'rhel' || id === 'centos') return 'fedora'
    if (id === 'arch') return 'arch'
    if (/^(opensuse|sles|suse)/.test(id)) return 'suse'
  }
  return undefined
}

const INSTALL = {
  debian: 'apt-get install -y --no-install-recommends',
  fedora: 'dnf install -y',
  arch: 'pacman -S --needed --noconfirm',
  suse: 'zypper --non-interactive install',
}

/**
 * The one command that a person has to run.
 * @param {Family} family
 * @param {string[]} packages
 * @param {boolean} isRoot
 * @returns {string}
 */
export function installCommand(family, packages, isRoot) {
  const sudo = isRoot ? '' : 'sudo '
  const install = `${sudo}${INSTALL[family]} ${packages.join(' ')}`
  return family === 'debian' ? `${sudo}apt-get update && ${install}` : install
}

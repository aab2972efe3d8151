const MAX_HANDLE_LENGTH = 255

/** `text` as a handle: lower case, letters and digits of any script kept, everything else one `-`. May be empty. */
export function slugify(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’"]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, MAX_HANDLE_LENGTH)
}

/** `handle`, or with a number behind it that is free; an own trailing number is counted up (`mug-1` → `mug-2`). */
export function freeHandle(handle: string, isTaken: (handle: string) => boolean): string {
  if (!isTaken(handle)) return handle
  const numbered = /^(.*)-(\d{1,9})$/u.exec(handle)
  const stem = numbered?.[1] ?? handle
  for (let suffix = numbered === null ? 1 : Number(numbered[2]) + 1; ; suffix += 1) {
    const candidate = `${stem}-${suffix}`
    if (!isTaken(candidate)) return candidate
  }
}

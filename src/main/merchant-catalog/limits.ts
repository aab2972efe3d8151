/** Past these a file is refused before memory grows; each refusal says its limit. */
export const MOST_FILE_BYTES = 200 * 1024 * 1024
export const MOST_RECORD_CHARACTERS = 1_000_000
export const MOST_ROWS = 1_000_000
export const MOST_COLUMNS = 2_000

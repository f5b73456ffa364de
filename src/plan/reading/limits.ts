/** Sizes of §1.1 and §1.5 of the plan engine's specification (P-003, P-006). */
export const TEXT_BYTES_MAX = 1_048_576
export const TEXT_BYTES_LONG = 262_144
export const DOCX_BYTES_MAX = 10 * 1_048_576
/** What an opened DOCX may unpack to; text parts only, pictures are never unpacked. */
export const DOCX_UNPACKED_MAX = 24 * 1_048_576
export const DOCX_ENTRIES_MAX = 4_096
export const PLAUSIBLE_SHARE = 0.85
export const CONTROL_SHARE_MAX = 0.01
/** At most so many warnings of one code are listed; `count` tells the rest. */
export const WARNINGS_LISTED = 200

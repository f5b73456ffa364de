/** Both processes of the bench of pages sign with it; it guards nothing. */
export const SECRET = 'x'.repeat(40)

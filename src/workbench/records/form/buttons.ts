/** Name of the buttons that say what a form is sent for, and their values. */
export const DO = '_do'
export const DOES = { submit: 'submit', draft: 'draft', look: 'look', list: 'list' } as const

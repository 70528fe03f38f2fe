/** What `sight` says for an account that sees all rows of an agency's document (SPEC C-7). */
export const sightOfAll = 'all';

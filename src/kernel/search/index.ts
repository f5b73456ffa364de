// Search over what the rooms have put here: units, subjects, journals, the plan's text.
export {
  type Audience,
  type Found,
  indexDocument,
  indexDocuments,
  removeDocument,
  type SearchDocument,
  searchDocuments,
  searchWithin,
} from './search.js'

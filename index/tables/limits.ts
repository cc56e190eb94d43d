/** Numbers that decide what is read as a task table. */
export const TABLE_LIMITS = {
  /** Rows of a table, from its top, among which its head is looked for: above it stand a title and notes. */
  headRows: 15,
  /** Longest head of a column, in characters, and longest in the second row of a head. */
  head: 16,
  secondHead: 10,
  /** Fewest different columns of a task table: the task, and one that says who, when, or which number. */
  roles: 2,
  /** Longest heading across a table's columns, in characters. */
  category: 40,
  /** Fewest cells of a line with tabs, and fewest such lines, that make a table of text. */
  tabCells: 3,
  tabLines: 3,
  /** Characters of a file, from its beginning, by which its separator is told. */
  separatorSample: 20_000,
} as const;

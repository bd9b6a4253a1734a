// Figures as subjects of sentences: the program's labels are headings of tables.

/** "harm", "trust in the institution": what a sentence or a line over time is about, as the program says. */
export function subject(of: { subject?: string; label: string }): string {
  return of.subject ?? of.label.split(",")[0]!;
}

import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

export type Cell = string | number;

export interface TableData {
  head: string[];
  rows: Cell[][];
}

export interface FigureProps {
  /** The finding, in one sentence. */
  statement: string;
  /** How to read the picture. */
  how?: string;
  /** What the picture shows, for those who do not see it. */
  alt: string;
  table: TableData;
  /** Draws for a width in pixels; called again when the width changes. */
  draw: (width: number) => Element;
  children?: ComponentChildren;
  level?: 3 | 4;
}

/** A chart with its finding, its text alternative, and its numbers on demand. */
export function Figure({ statement, how, alt, table, draw, children, level = 3 }: FigureProps): JSX.Element {
  const Heading = `h${level}` as "h3";
  return (
    <figure>
      <Heading class="statement">{statement}</Heading>
      {how ? <p class="how">{how}</p> : null}
      {children}
      <Picture alt={alt} draw={draw} />
      <Numbers table={table} label={statement} />
    </figure>
  );
}

/** A drawing that follows the width of its place. */
export function Picture({ alt, draw }: { alt: string; draw: (width: number) => Element }): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current!;
    let last = 0;
    const render = () => {
      const width = Math.floor(element.clientWidth);
      if (width < 40 || width === last) return;
      last = width;
      const svg = draw(width);
      svg.setAttribute("aria-hidden", "true");
      element.replaceChildren(svg);
    };
    render();
    const observer = new ResizeObserver(render);
    observer.observe(element);
    return () => observer.disconnect();
  }, [draw]);
  return <div class="plot" ref={place} role="img" aria-label={alt} />;
}

export function Numbers({ table, label }: { table: TableData; label: string }): JSX.Element {
  return (
    <details>
      <summary>
        The numbers<span class="hidden-visually"> of: {label}</span>
      </summary>
      <Table table={table} label={label} />
    </details>
  );
}

/** With `wraps` cells break into lines, so that a table of words fits its page. */
export function Table({ table, label, wraps = false }: { table: TableData; label: string; wraps?: boolean }): JSX.Element {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={`Table: ${label}`}>
      <table class={wraps ? "wraps" : undefined}>
        <thead>
          <tr>
            {table.head.map((h, i) => (
              <th key={i} scope="col" class={i ? "n" : ""}>{h}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, r) => (
            <tr key={r}>
              {row.map((c, i) => (i ? <td key={i} class="n">{c}</td> : <th key={i} scope="row">{c}</th>))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

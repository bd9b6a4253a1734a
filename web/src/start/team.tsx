// One team of ten: who stays silent turns grey and stays grey. Silence is told by lightness, a bar and a caption, not by hue.
import type { JSX } from "preact";
import type { Course, First } from "./first";
import { momentOf, said } from "./course";

const ring = 92;
const spot = (i: number, n: number): { x: number; y: number } => ({ x: ring * Math.sin((2 * Math.PI * i) / n), y: -ring * Math.cos((2 * Math.PI * i) / n) });
const radius = (rank: number): number => 17 + 2.6 * rank;
/** How many weeks a mark of the moment stays. */
const flash = 7;

interface Props {
  title: string;
  course: Course;
  members: First["team"]["members"];
  week: number;
  weeks: number;
}

export function Team({ title, course, members, week, weeks }: Props): JSX.Element {
  const now = momentOf(course, members.length, week);
  const silent = now.members.filter((m) => m.silent).length;
  const stepped = now.members.reduce((n, m) => n + m.stepped, 0);
  const since = now.lastAct < 0 ? Infinity : week - now.lastAct;
  const alt = `${title}. Ten people in a ring. Up to year ${Math.floor(week / 52) + 1}: ${now.acts} acts; ${silent} of ten have noticed one and stayed silent; ${stepped} times somebody stepped in.`;
  return (
    <div class="team">
      <p class="team-title">{title}</p>
      <svg viewBox="-130 -126 260 272" role="img" aria-label={alt}>
        <circle r={ring} fill="none" stroke="var(--line)" stroke-width="1.5" />
        {since < flash ? (
          <>
            <circle class="act" r={16 + 9 * since} fill="none" stroke="var(--act)" stroke-width={3.5 - 0.4 * since} opacity={1 - since / flash} />
            <Star size={22 - since} opacity={1 - (0.7 * since) / flash} />
          </>
        ) : null}
        {members.map((m, i) => {
          const { x, y } = spot(i, members.length);
          const state = now.members[i]!;
          const r = radius(m.rank);
          const fresh = state.silentAt >= 0 && week - state.silentAt < flash;
          const answered = state.steppedAt >= 0 && week - state.steppedAt < flash;
          return (
            <g key={i} transform={`translate(${x} ${y})`}>
              {state.stepped ? <circle r={r + 5} fill="none" stroke="var(--three)" stroke-width={answered ? 5 : 2.5} /> : null}
              <circle r={r} fill={state.silent ? "var(--silent)" : m.group === 0 ? "var(--node-one)" : "var(--node-two)"} stroke={fresh ? "var(--ink)" : "none"} stroke-width="2.5" />
              {state.silent ? <line x1={-r * 0.5} x2={r * 0.5} y1="0" y2="0" stroke="var(--paper)" stroke-width="3" stroke-linecap="round" /> : null}
            </g>
          );
        })}
        <g transform="translate(-118 136)">
          <line x1="0" x2="236" y1="0" y2="0" stroke="var(--strong-line)" stroke-width="1" />
          {course.acts.map(([w, n]) => <path key={w} d={`M${(236 * w) / weeks} -1 l-3.2 -${6 + 3 * n} h6.4 Z`} fill={w <= week ? "var(--act)" : "none"} stroke={w <= week ? "none" : "var(--line)"} />)}
          <line x1={(236 * Math.min(week, weeks)) / weeks} x2={(236 * Math.min(week, weeks)) / weeks} y1="-14" y2="5" stroke="var(--ink)" stroke-width="1.5" />
        </g>
      </svg>
      <p class="said">{said(course, week)}</p>
      <dl class="tally tabular">
        <div class="acts"><dt>acts</dt><dd>{now.acts}</dd></div>
        <div class="silent"><dt>have stayed silent</dt><dd>{silent} of ten</dd></div>
        <div class="stepped"><dt>times somebody stepped in</dt><dd>{stepped}</dd></div>
      </dl>
    </div>
  );
}

function Star({ size, opacity }: { size: number; opacity: number }): JSX.Element {
  const points = Array.from({ length: 16 }, (_, i) => {
    const r = i % 2 ? 0.5 * size : size;
    return `${(r * Math.sin((Math.PI * i) / 8)).toFixed(1)},${(-r * Math.cos((Math.PI * i) / 8)).toFixed(1)}`;
  });
  return <polygon points={points.join(" ")} fill="var(--act)" opacity={opacity} />;
}

// One team of ten: who stays silent turns grey and stays grey. Each thing is told by shape and a caption, not by hue alone.
import type { JSX } from "preact";
import { momentOf, said, type Course, type Member } from "./course";

const ring = 92;
const spot = (i: number, n: number): { x: number; y: number } => ({ x: ring * Math.sin((2 * Math.PI * i) / n), y: -ring * Math.cos((2 * Math.PI * i) / n) });
/** How many weeks a mark of the moment stays. */
const flash = 7;

/** What of a team is drawn. The first screen draws silence and rank; the story adds one thing a step. */
export interface Drawn {
  silence: boolean;
  rank: boolean;
  posts?: boolean;
  remarks?: boolean;
  told?: boolean;
  arrivals?: boolean;
  /** How much people notice, 0 to 1: the people's brightness. */
  noticing?: number | null;
  /** The place that the reader drew. */
  mine?: number | null;
}

interface Props {
  title: string;
  course: Course;
  members: { rank: number; group: number }[];
  week: number;
  weeks: number;
  drawn?: Drawn;
}

export function Team({ title, course, members, week, weeks, drawn = { silence: true, rank: true } }: Props): JSX.Element {
  const now = momentOf(course, members.length, week);
  const silent = now.members.filter((m) => m.silent).length;
  const stepped = now.members.reduce((n, m) => n + m.stepped, 0);
  const since = now.lastAct < 0 ? Infinity : week - now.lastAct;
  const reactions = drawn.silence ? ` ${silent} of ten have noticed one and stayed silent; ${stepped} times somebody stepped in or comforted.` : "";
  const alt = `${title}. Ten people in a ring. Up to year ${Math.floor(week / 52) + 1}: ${now.acts} acts.${reactions}`;
  const radius = (rank: number): number => (drawn.rank ? 17 + 2.6 * rank : 20);
  // Half of what there is to notice is a middling brightness: the range of the figure is narrow.
  const bright = drawn.noticing == null ? 1 : Math.max(0.25, Math.min(1, 0.25 + 1.5 * (drawn.noticing - 0.3)));
  return (
    <div class="team">
      <p class="team-title">{title}</p>
      <svg viewBox="-130 -126 260 272" role="img" aria-label={alt}>
        <circle r={ring} fill="none" stroke="var(--line)" stroke-width="1.5" />
        {drawn.remarks ? <Remarks n={now.remarks} /> : null}
        {since < flash ? (
          <>
            <circle class="act" r={16 + 9 * since} fill="none" stroke="var(--act)" stroke-width={3.5 - 0.4 * since} opacity={1 - since / flash} />
            <Star size={22 - since} opacity={1 - (0.7 * since) / flash} />
          </>
        ) : null}
        {members.map((m, i) => {
          const { x, y } = spot(i, members.length);
          return (
            <g key={i} class="person" transform={`translate(${x} ${y})`}>
              {drawn.mine === i ? <circle class="mine" r={radius(m.rank) + 9} fill="none" stroke="var(--ink)" stroke-width="2.5" stroke-dasharray="5 4" /> : null}
              <Person state={now.members[i]!} group={m.group} r={radius(m.rank)} week={week} drawn={drawn} bright={bright} />
            </g>
          );
        })}
        <g transform="translate(-118 136)">
          <line x1="0" x2="236" y1="0" y2="0" stroke="var(--strong-line)" stroke-width="1" />
          {course.acts.map(([w, n]) => <path key={w} d={`M${(236 * w) / weeks} -1 l-3.2 -${6 + 3 * n} h6.4 Z`} fill={w <= week ? "var(--act)" : "none"} stroke={w <= week ? "none" : "var(--line)"} />)}
          <line x1={(236 * Math.min(week, weeks)) / weeks} x2={(236 * Math.min(week, weeks)) / weeks} y1="-14" y2="5" stroke="var(--ink)" stroke-width="1.5" />
        </g>
      </svg>
      <p class="said">{drawn.silence ? said(course, week) : saidOfActs(course, week)}</p>
      <dl class="tally tabular">
        <div class="acts"><dt>acts</dt><dd>{now.acts}</dd></div>
        {drawn.silence ? <div class="silent"><dt>have stayed silent</dt><dd>{silent} of ten</dd></div> : null}
        {drawn.silence ? <div class="stepped"><dt><span class="more">times somebody </span>stepped in or comforted</dt><dd>{stepped}</dd></div> : null}
      </dl>
    </div>
  );
}

const saidOfActs = (course: Course, week: number): string => (said(course, week).includes("elsewhere") ? said({ acts: course.acts, silent: [], stepped: [] }, week) : said(course, week)).replace(/(in this team\.).*/, "$1");

function Person({ state, group, r, week, drawn, bright }: { state: Member; group: number; r: number; week: number; drawn: Drawn; bright: number }): JSX.Element {
  const lately = (at: number): boolean => at >= 0 && week - at < flash;
  const silent = drawn.silence && state.silent;
  const holder = drawn.arrivals ? state.group ?? group : group;
  const colour = silent ? "var(--silent)" : holder < 0 ? "var(--paper)" : holder === 0 ? "var(--node-one)" : "var(--node-two)";
  return (
    <>
      {drawn.silence && state.stepped ? <circle r={r + 5} fill="none" stroke="var(--answer)" stroke-width={lately(state.steppedAt) ? 5 : 2.5} /> : null}
      <circle r={r} fill="var(--paper)" />
      <circle class="body" r={r} fill={colour} fill-opacity={bright} stroke={silent && lately(state.silentAt) ? "var(--ink)" : holder < 0 ? "var(--line)" : "var(--person-line)"} stroke-width={silent && lately(state.silentAt) ? 2.5 : 1.5} />
      {silent ? <line x1={-r * 0.5} x2={r * 0.5} y1="0" y2="0" stroke={bright < 0.6 ? "var(--ink)" : "var(--paper)"} stroke-width="3" stroke-linecap="round" /> : null}
      {drawn.arrivals && state.arrived ? <path class="arrived" d={`M${-r * 0.45} ${r + 13} h${0.9 * r} l${-0.45 * r} -7 Z`} fill="var(--one)" /> : null}
      {drawn.told && lately(state.toldAt) ? <path class="told" d={`M${r * 0.4} ${-r * 0.4} Q ${r + 12} ${-r - 12} ${r + 20} ${-r + 4}`} fill="none" stroke="var(--told)" stroke-width="3" /> : null}
      {drawn.posts && lately(Math.max(state.turnedAt, state.spokeAt)) ? <Post away={state.turnedAt >= state.spokeAt} r={r} /> : null}
    </>
  );
}

/** A speech mark: crossed out where it turns the talk away. */
function Post({ away, r }: { away: boolean; r: number }): JSX.Element {
  return (
    <g class={away ? "turned" : "spoke"} transform={`translate(${r * 0.8} ${-r * 0.8})`}>
      <path d="M-9 -15 h22 v13 h-13 l-6 6 v-6 h-3 Z" fill={away ? "var(--paper)" : "var(--answer)"} stroke={away ? "var(--ink)" : "var(--answer)"} stroke-width="2" stroke-linejoin="round" />
      {away ? <line x1="-6" x2="10" y1="-4" y2="-13" stroke="var(--ink)" stroke-width="2" /> : null}
    </g>
  );
}

/** A dot stands for ten remarks of the week in the whole institution. */
function Remarks({ n }: { n: number }): JSX.Element {
  const dots = Math.min(60, Math.round(n / 10));
  return (
    <g class="remarks" fill="var(--soft)" opacity="0.6">
      {Array.from({ length: dots }, (_, i) => {
        const r = 6.4 * Math.sqrt(i + 0.5);
        return <circle key={i} cx={(r * Math.cos(2.4 * i)).toFixed(1)} cy={(r * Math.sin(2.4 * i)).toFixed(1)} r="2" />;
      })}
    </g>
  );
}

function Star({ size, opacity }: { size: number; opacity: number }): JSX.Element {
  const points = Array.from({ length: 16 }, (_, i) => {
    const r = i % 2 ? 0.5 * size : size;
    return `${(r * Math.sin((Math.PI * i) / 8)).toFixed(1)},${(-r * Math.cos((Math.PI * i) / 8)).toFixed(1)}`;
  });
  return <polygon points={points.join(" ")} fill="var(--act)" opacity={opacity} />;
}

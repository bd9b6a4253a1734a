// Each claim with the share of the plausible range in which it holds, on a bar with its thresholds.
import type { JSX } from "preact";
import type { Claim } from "../model/types";
import { claimsCaption } from "../words/captions";
import { capital, number, percent, withInterval } from "../words/format";

const signs: Record<Claim["verdict"], { word: string; path: string; colour: string }> = {
  holds: { word: "Holds", path: "M3 8.5 L7 12.5 L14 4", colour: "var(--three)" },
  depends: { word: "Depends", path: "M2.5 9.5 Q5.5 5 8.5 8.5 T14.5 7.5", colour: "var(--five)" },
  fails: { word: "Fails", path: "M4 4 L13 13 M13 4 L4 13", colour: "var(--act)" },
  undecided: { word: "Undecided", path: "M3 8.5 H5 M7.5 8.5 H9.5 M12 8.5 H14", colour: "var(--soft)" },
};

export function Claims({ claims }: { claims: Claim[] }): JSX.Element {
  return (
    <>
      <p class="lead">{claimsCaption(claims)} The bar shows the share of that range in which a claim holds. It is a share of what is not known, not a chance of being true.</p>
      <div class="claim thresholds" aria-hidden="true"><div /><div class="zones"><span>fails</span><span>depends</span><span>holds</span></div></div>
      {claims.map((c) => <One key={c.id} claim={c} />)}
    </>
  );
}

function One({ claim: c }: { claim: Claim }): JSX.Element {
  const sign = signs[c.verdict];
  const more = [
    c.effect.median !== null ? `Median effect over the range: ${number(c.effect.median)}${c.effect.low !== null ? ` [${number(c.effect.low)}, ${number(c.effect.high)}]` : ""}${c.effect_label ? ` (wanted: ${c.effect_label})` : ""}.` : "",
    c.decides ? `${capital(c.decides).replace(/\.$/, "")}.` : "", c.mechanisms ?? "", c.lasting_states ?? "",
    c.refuted_if ? `Refuted if: ${c.refuted_if.charAt(0).toLowerCase()}${c.refuted_if.slice(1)}` : "", c.built_in ?? "",
  ].filter(Boolean);
  return (
    <article class="claim" id={`claim-${c.id}`}>
      <div class="verdict">
        <svg width="17" height="17" viewBox="0 0 17 17" aria-hidden="true"><path d={sign.path} fill="none" stroke={sign.colour} stroke-width="2.6" stroke-linecap="round" /></svg>
        {sign.word}
      </div>
      <div>
        <h3>{c.id} · {capital(c.title)}</h3>
        <Range share={c.share} colour={sign.colour} />
        <p class="small soft tabular">Holds in {withInterval(c.share, "share")} of the range.{c.undecided ? ` ${c.undecided}` : ""}</p>
        <p class="statement">{c.statement}</p>
        {more.length ? <details><summary>How it was judged<span class="hidden-visually">: {c.id}</span></summary>{more.map((text) => <p class="small soft" key={text}>{text}</p>)}</details> : null}
      </div>
    </article>
  );
}

function Range({ share, colour }: { share: Claim["share"]; colour: string }): JSX.Element {
  const at = (x: number | null) => `${100 * Math.max(0, Math.min(1, x ?? share.mean))}%`;
  return (
    <svg class="bar" width="100%" height="27" role="img" aria-label={`Holds in ${percent(share.mean)} of the plausible range. Below a quarter a claim fails; above three quarters it holds.`}>
      <rect x="0" y="4" width="100%" height="6" rx="3" fill="var(--sunk)" stroke="var(--line)" />
      <rect x="0" y="4" width={at(share.mean)} height="6" rx="3" fill={colour} />
      <line x1={at(share.low)} x2={at(share.high)} y1="7" y2="7" stroke="var(--ink)" stroke-width="1.4" />
      {[25, 75].map((t) => (
        <g key={t}>
          <line x1={`${t}%`} x2={`${t}%`} y1="0" y2="14" stroke="var(--strong-line)" stroke-dasharray="2 2" />
          <text x={`${t}%`} y="25" text-anchor="middle" font-size="11" fill="var(--soft)">{t}%</text>
        </g>
      ))}
    </svg>
  );
}

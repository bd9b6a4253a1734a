// A fault in words of the page: the program names keys of a scenario file and counts interventions from 1.
import type { Problem } from "../model/types";
import { capital, words } from "./format";

export interface Known {
  /** Meanings of parameters, by name. */
  parameters: Map<string, string>;
  /** Kinds of the interventions that were sent, by arm. */
  kinds: Record<"base" | "variant", string[]>;
}

/** The field of a request that a fault is at: "base.policy.delay", "variant.interventions[0].dose". */
export const fieldOf = (p: Problem): string => p.field ?? p.where ?? "";

/** Where a fault belongs on the page: an intervention keeps its arm, a parameter does not. */
export const placeOf = (p: Problem): string => fieldOf(p).replace(/^(base|variant)\.(?!interventions)/, "");

const fixed: Record<string, string> = { replicates: "Replicates", weeks: "Weeks", seed: "Seed", preset: "Institution", components_off: "Parts of the system", connection: "Connection" };

/** What a fault is about. */
export function about(p: Problem, known: Known): string {
  const at = placeOf(p);
  const part = at.match(/^(base|variant)\.interventions\[(\d+)\]\.?(.*)$/);
  if (part) {
    const kind = known.kinds[part[1] as "base" | "variant"][Number(part[2])];
    const name = kind ? capital(words(kind)) : `Intervention ${Number(part[2]) + 1}`;
    const field = (part[3] ?? "").replace(/^set\./, "");
    return field ? `${name}, ${known.parameters.has(field) ? `${known.parameters.get(field)!} (${field})` : words(field)}` : name;
  }
  const meaning = known.parameters.get(at);
  return meaning ? `${capital(meaning)} (${at})` : fixed[at] ?? capital(words(at));
}

/** What is wrong, what is allowed, what to do; the key is named by the page. */
export function saying(p: Problem): string {
  const own = fieldOf(p).replace(/^(base|variant)\./, "").replace(/interventions\[(\d+)\]/, (_, n) => `intervention.${Number(n) + 1}`);
  let what = p.what;
  for (const key of [own, `run.${own}`]) if (what.startsWith(`${key} `)) what = what.slice(key.length + 1);
  what = what.replace(/\bintervention\.(\d+)\.([\w.]+)/g, "$2 of intervention $1").replace(/^is no parameter$/, "There is no such parameter");
  return `${capital(what)}${p.allowed ? ` (${p.allowed})` : ""}.${p.suggestion ? ` ${capital(p.suggestion)}${/[.?!]$/.test(p.suggestion) ? "" : "."}` : ""}`;
}

/** A fault with its subject, for a list away from its field. */
export const sentenceOf = (p: Problem, known: Known): string => `${about(p, known)}: ${saying(p).replace(/^([A-Z])(?![A-Z])/, (c) => c.toLowerCase())}`;

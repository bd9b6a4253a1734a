import type { RunResult } from "../../explorer/api";
import { first } from "../../start/first";
import { directionOf } from "../../words/direction";
import { list, signedWithInterval } from "../../words/format";
import { bandOf, bands } from "../bands";
import type { Choice, Reading, Step } from "../step";
import { relative, row, signOf } from "../reading";
import { request, setting } from "../settings";
import { moves, whole } from "../wording";

/** The drawn seat; null before anything was drawn. */
export const seatOf = (c: Choice) => (Number(c) >= 0 ? first.team.members[Number(c)] ?? null : null);

/** What harm does when those of a band who never harm anyone answer, by band. */
export const carried = (results: RunResult[]) => bands.map((band, i) => ({ ...band, row: results[i] ? row(results[i]!, "harm") : null }));

const group = (g: number): string => (g === 0 ? "a woman" : "a man");

export const part: Step = {
  id: "part",
  title: "Your part",
  claim: "All are complicit: at every rank some harm depends on the silence of people who never harm anyone.",
  tells: ["C10"],
  story: [
    "Draw a seat. It could have been yours. The picture says its rank and group, as colleagues see them. It does not say whether this person ever harms anyone: nobody can see that, and it is not the question.",
    "The question is what people who never harm anyone carry by their silence. Three runs answer it: in each, those of some ranks no longer stay silent.",
  ],
  adds: "mine",
  control: { label: "Draw a seat", initial: -1, draws: { of: first.team.members.length } },
  guess: {
    question: () => "At which ranks does most harm depend on the silence of those who never harm?",
    options: bands.map((b) => ({ value: b.id, label: b.label })),
    truth: (results) => {
      const found = carried(results).filter((b) => b.row);
      return found.length ? found.reduce((a, b) => (relative(b.row!).mean < relative(a.row!).mean ? b : a)).id : null;
    },
  },
  arms: ["one team", null],
  requests: () => bands.map((b, i) => request(setting(), setting({}, [{ kind: "answering", start: 0, end: null, scope: { ranks: b.ranks, groups: [], share: 1 } }]), { picture: i === 0 })),
  read: (results, c): Reading => {
    const found = carried(results);
    const signs = found.map((b) => signOf(b.row));
    const seat = seatOf(c);
    const mine = seat ? found[bandOf(seat.rank)] : null;
    const each = list(found.map((b) => `${b.label.toLowerCase()} ${b.row ? signedWithInterval(relative(b.row), "share") : "–"}`));
    return {
      verdict: signs.every((s) => s === "down") ? "agrees" : signs.includes("up") ? "against" : "open",
      direction: mine?.row ? directionOf(mine.row) : "neutral",
      says: mine ? `You drew a seat of the ${mine.label.toLowerCase()}, held by ${group(seat!.group)} at first. If people of these ranks who never harm anyone answer: ${moves(mine.row, "harm").replace(/^Harm/, "harm")}` : `If those who never harm answered, harm would change by rank: ${each}.`,
      more: [
        mine ? `By rank, harm changes by: ${each}.` : "Draw a seat to see what its ranks carry.",
        ...found.filter((b) => signOf(b.row) === "open" || signOf(b.row) === "none").map((b) => `${b.label}: that could be chance.`),
        `More people sit in the lower ranks: in this team ${whole(first.team.members.filter((m) => m.rank === 0).length / first.team.members.length)} sit in the lowest.`,
      ],
    };
  },
  chart: { kind: "bands" },
  figures: [],
};

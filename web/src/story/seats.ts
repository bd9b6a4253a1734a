// The rank of each seat of the default institution.
import { signal } from "@preact/signals";
import { getPictureOf, type WorldPicture } from "../explorer/api";
import { session, world } from "../explorer/store";
import { setting } from "./settings";

/** Ranks by seat, of the default institution; null until they are known. */
export const ranks = signal<Map<number, number> | null>(null);

const ofPeople = (w: WorldPicture): Map<number, number> | null => (w.mode === "people" ? new Map(w.nodes.map((n) => [n.id, n.rank])) : null);

export function loadRanks(): void {
  if (ranks.value || !session.value || !world.value) return;
  const s = session.value;
  if (s.title === s.presets.find((p) => p.name === "default")?.title) ranks.value = ofPeople(world.value);
  else void getPictureOf(setting(), 1).then((w) => (ranks.value = ofPeople(w)), () => undefined);
}

/** Ranks, in bands: the highest ones hold too few people to be told apart. */
export const bands: { id: string; label: string; ranks: number[] }[] = [
  { id: "lowest", label: "Lowest rank", ranks: [0] },
  { id: "second", label: "Second rank", ranks: [1] },
  { id: "upper", label: "Upper ranks", ranks: [2, 3, 4] },
];

export const bandOf = (rank: number): number => bands.findIndex((b) => b.ranks.includes(rank));

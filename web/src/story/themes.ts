// The seed sentences of the essay that this simulator began with, and the step of the story in which each has its place.

export interface Theme {
  theme: string;
  step: string;
  /** Words of the step in which a reader finds it. */
  words: string;
}

export const themes: Theme[] = [
  { theme: "individual guilt", step: "rules", words: "Individual guilt" },
  { theme: "what is normal", step: "normal", words: "what is normal" },
  { theme: "not all men", step: "talk", words: "Not all men" },
  { theme: "poor menfolk", step: "talk", words: "Poor menfolk" },
  { theme: "women too", step: "talk", words: "Women too" },
  { theme: "effort", step: "talk", words: "Effort is limited" },
  { theme: "the frog", step: "normal", words: "the frog" },
  { theme: "coddling", step: "coddling", words: "Coddling" },
  { theme: "all complicit", step: "part", words: "All are complicit" },
  { theme: "a changed operating system", step: "rules", words: "A changed operating system" },
];

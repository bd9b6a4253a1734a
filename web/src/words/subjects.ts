// Figures as subjects of sentences: the program's labels are headings of tables.
const subjects: Record<string, string> = {
  harm: "harm", late_harm: "harm in the last two years", acts: "the number of acts", remarks: "the number of remarks",
  experienced: "the share who experienced an act", witnessed: "the share who witnessed an act", formal_report_share: "the share of targets who report",
  accountable_share_of_experienced: "the share of targets who see accountability", incident_witnessed_share: "the share of acts that somebody notices",
  witnessed_without_intervention_share: "the share of noticed acts in which nobody steps in", no_consequence_share_of_reports: "the share of rulings without consequence",
  retaliation_share_of_reports: "the share of reports met with retaliation", ever_perpetrated: "the share who did such an act", repeat_share_of_perpetrators: "the share of them who did it again",
  mean_acts_per_perpetrator: "the number of acts of each who did", concentration: "the concentration of acts on few", recognised_share: "the share of what is seen that is noticed",
  awareness: "what colleagues learn of acts", effort_on_survivors_share: "the share of effort that goes to survivors", leaving: "the share who leave", perceived_norm: "the belief that others would back an objection",
  norm_gap: "the gap between what people think and what they believe others think", burden: "the burden carried", responsibility: "the feeling that change is one’s own task", trust: "trust in the institution",
  women_share_rank_entry: "the share of women in the lowest rank", women_share_rank_top: "the share of women in the highest rank", promotions_per_100_men: "women’s promotions per 100 of men",
  silence: "the share of witnesses who stay silent", reports: "the number of reports", posts: "the number of posts",
};

/** "harm", "trust in the institution": what a sentence is about. */
export function subject(metric: string, label: string): string {
  return subjects[metric] ?? label.split(",")[0]!;
}

const measures: Record<string, string> = {
  acts: "acts", harm: "harm", remarks: "remarks", silence: "witnesses who stay silent", reports: "reports", posts: "posts in public",
  perceived_norm: "belief that others would back an objection", responsibility: "feeling responsible", trust: "trust in the institution", burden: "burden carried", women_by_rank: "women",
};

/** What a line over time is about, without its unit. */
export function seriesSubject(s: { name: string; label: string }): string {
  return measures[s.name] ?? s.label.split(",")[0]!;
}

// The ten steps, in order.
import type { Step } from "./step";
import { accountability } from "./steps/accountability";
import { act } from "./steps/act";
import { coddling } from "./steps/coddling";
import { normal } from "./steps/normal";
import { part } from "./steps/part";
import { power } from "./steps/power";
import { rules } from "./steps/rules";
import { silence } from "./steps/silence";
import { talk } from "./steps/talk";
import { wrong } from "./steps/wrong";

export const steps: Step[] = [act, silence, normal, power, talk, coddling, accountability, rules, part, wrong];

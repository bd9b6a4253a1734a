// How colours look: contrast as WCAG 2 defines it, in colour, in grey, and to people who lack one kind of cone.

type Triple = [number, number, number];
type Matrix = [Triple, Triple, Triple];

/** Machado, Oliveira and Fernandes (2009), IEEE Transactions on Visualization and Computer Graphics 15(6), severity 1; on linear RGB. */
const machado: Record<"protanopia" | "deuteranopia" | "tritanopia", Matrix> = {
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

const weights: Triple = [0.2126, 0.7152, 0.0722];
const sum = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export type Eye = keyof typeof machado | "colour" | "grey";
export const eyes: Eye[] = ["colour", "grey", "protanopia", "deuteranopia", "tritanopia"];

/** "#rrggbb" as linear RGB. */
function linear(hex: string): Triple {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`a colour is ${hex} (allowed: #rrggbb)`);
  return [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as Triple;
}

/** Relative luminance of a colour as an eye sees it. Grey keeps the luminance: a printer without colour. */
export function luminance(hex: string, eye: Eye): number {
  const rgb = linear(hex);
  const seen = eye === "colour" || eye === "grey" ? rgb : (machado[eye].map((row) => Math.max(0, Math.min(1, sum(row, rgb)))) as Triple);
  return sum(weights, seen);
}

export function contrast(a: string, b: string, eye: Eye): number {
  const [x, y] = [luminance(a, eye), luminance(b, eye)].sort((p, q) => q - p) as [number, number];
  return (x + 0.05) / (y + 0.05);
}

/** The least over all eyes. */
export const least = (a: string, b: string): number => Math.min(...eyes.map((eye) => contrast(a, b, eye)));

// The shapes of marks. Each has an edge of paper, so that it stands out from whatever it lies on.
import type { Palette } from "./marks";

type Context = CanvasRenderingContext2D;
const turn = 2 * Math.PI;
const edge = 1.4;

function disc(c: Context, x: number, y: number, r: number): void {
  c.beginPath();
  c.arc(x, y, r, 0, turn);
}

/** A silent witness: a disc with a bar across. */
export function silentMark(c: Context, p: Palette, x: number, y: number, r: number): void {
  c.fillStyle = p.paper;
  disc(c, x, y, r + 1);
  c.fill();
  c.fillStyle = p.silent;
  disc(c, x, y, r);
  c.fill();
  c.strokeStyle = p.paper;
  c.lineWidth = Math.max(1.2, 0.34 * r);
  c.beginPath();
  c.moveTo(x - 0.62 * r, y);
  c.lineTo(x + 0.62 * r, y);
  c.stroke();
}

/** A ring: who stepped in, or what stays at a team. */
export function ring(c: Context, p: Palette, colour: string, x: number, y: number, r: number, width: number): void {
  disc(c, x, y, r);
  c.strokeStyle = p.paper;
  c.lineWidth = width + 2 * edge;
  c.stroke();
  c.strokeStyle = colour;
  c.lineWidth = width;
  c.stroke();
}

/** An act, with eight points. */
export function star(c: Context, p: Palette, x: number, y: number, r: number): void {
  c.beginPath();
  for (let i = 0; i < 16; i++) {
    const at = i % 2 ? 0.48 * r : r;
    c.lineTo(x + at * Math.sin((turn * i) / 16), y - at * Math.cos((turn * i) / 16));
  }
  c.closePath();
  c.strokeStyle = p.paper;
  c.lineWidth = 2 * edge;
  c.lineJoin = "round";
  c.stroke();
  c.fillStyle = p.act;
  c.fill();
}

/** A post: one wedge whose tip is at the author. Solid names what happens, hollow turns the talk away. */
export function wedge(c: Context, p: Palette, x: number, y: number, size: number, turned: boolean): void {
  c.beginPath();
  c.moveTo(x, y);
  c.lineTo(x - 0.62 * size, y - 1.25 * size);
  c.lineTo(x + 0.62 * size, y - 1.25 * size);
  c.closePath();
  c.lineJoin = "round";
  c.strokeStyle = p.paper;
  c.lineWidth = 2 * edge + (turned ? 1.8 : 0);
  c.stroke();
  c.fillStyle = turned ? p.paper : p.spoke;
  c.fill();
  if (!turned) return;
  c.strokeStyle = p.turned;
  c.lineWidth = 1.8;
  c.stroke();
}

/** A report: hollow while nothing has come of it. */
export function square(c: Context, p: Palette, x: number, y: number, size: number, filled: boolean): void {
  const half = size / 2;
  c.fillStyle = filled ? p.report : p.paper;
  c.fillRect(x - half, y - half, size, size);
  c.strokeStyle = p.report;
  c.lineWidth = 1.6;
  c.strokeRect(x - half, y - half, size, size);
}

/** The part of a line from one place to another that has been gone along, from 0 to 1. */
export function line(c: Context, p: Palette, from: { x: number; y: number }, to: { x: number; y: number }, part: { begin: number; end: number }): void {
  const middle = { x: (from.x + to.x) / 2 + (to.y - from.y) * 0.14, y: (from.y + to.y) / 2 - (to.x - from.x) * 0.14 };
  const at = (s: number) => ({ x: (1 - s) ** 2 * from.x + 2 * (1 - s) * s * middle.x + s * s * to.x, y: (1 - s) ** 2 * from.y + 2 * (1 - s) * s * middle.y + s * s * to.y });
  const draw = (colour: string, width: number) => {
    c.strokeStyle = colour;
    c.lineWidth = width;
    c.beginPath();
    for (let i = 0; i <= 12; i++) {
      const { x, y } = at(part.begin + ((part.end - part.begin) * i) / 12);
      c.lineTo(x, y);
    }
    c.stroke();
  };
  c.lineCap = "round";
  draw(p.paper, 2 + 2 * edge);
  draw(p.told, 2);
  c.lineCap = "butt";
}

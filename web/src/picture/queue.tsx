// Reports wait at the edge of the picture. Most do not come back: what ends without anything done fades where it stands.
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { WeekEvents } from "../explorer/api";
import { count } from "../words/format";
import type { Clock } from "./clock";
import { readPalette } from "./marks";
import { Queue, type Place, type Totals } from "./reports";
import { square } from "./shapes";

interface Props {
  clock: Clock;
  weeks: () => WeekEvents[];
  still: boolean;
}

const height = 34;
const size = 7;
const step = 10;
const gate = 14;

/** What has become of reports, in words. */
export function said({ waiting, done, without }: Totals): string {
  const ended = done + without;
  const wait = waiting === 1 ? "1 waits" : `${count(waiting)} wait`;
  return `Reports: ${wait}. ${ended === 0 ? "None has ended yet" : `Of ${count(ended)} that ended, something was done in ${count(done)}`}.`;
}

export function Reports({ clock, weeks, still }: Props): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const element = canvas.current!;
    const queue = new Queue(weeks);
    let palette = readPalette();
    let width = 0;
    const draw = (at: number) => {
      const totals = queue.totals(at);
      const text = said(totals);
      if (words.current!.textContent !== text) words.current!.textContent = text;
      if (!width) return;
      const ratio = Math.min(2, devicePixelRatio || 1);
      const c = element.getContext("2d")!;
      c.setTransform(ratio, 0, 0, ratio, 0, 0);
      c.clearRect(0, 0, width, height);
      c.fillStyle = palette.strongLine;
      c.fillRect(2, 2, 3, height - 4);
      const room = Math.max(1, Math.floor((width - gate - 44) / step));
      const span = still ? 0 : Math.max(2, 1.5 * clock.speed.value);
      for (const p of queue.places(at, span, room)) if (!still || p.ended < 0) report(p, span, c);
      if (totals.waiting <= room) return;
      c.font = `500 11px ${palette.sans}`;
      c.fillStyle = palette.soft;
      c.fillText(`+${count(totals.waiting - room)}`, gate + room * step + 4, height / 2 + 9);
    };
    /** Those that wait stand in a row below; those with which something was done go back above it. */
    const report = (p: Place, span: number, c: CanvasRenderingContext2D) => {
      const row = height - size - 2;
      if (p.ended < 0) {
        const walk = still ? 1 : Math.min(1, Math.max(0, p.since / (0.7 * span)));
        const to = gate + Math.max(0, p.ahead) * step;
        square(c, palette, to + (1 - walk) ** 2 * (width - to), row, size, false);
      } else if (p.done) square(c, palette, gate + Math.min(1, p.ended / span) * (width - gate), size + 1, size, true);
      else {
        c.globalAlpha = Math.max(0, 1 - p.ended / span);
        square(c, palette, gate - 2, row - 0.5 * size * Math.min(1, p.ended / span), size, false);
        c.globalAlpha = 1;
      }
    };
    const watch = new ResizeObserver(([box]) => {
      width = box!.contentRect.width;
      const ratio = Math.min(2, devicePixelRatio || 1);
      element.width = Math.round(width * ratio);
      element.height = Math.round(height * ratio);
      draw(clock.at);
    });
    watch.observe(element);
    const stop = clock.onMove(draw);
    const repaint = () => {
      palette = readPalette();
      draw(clock.at);
    };
    window.addEventListener("themechange", repaint);
    return () => {
      watch.disconnect();
      stop();
      window.removeEventListener("themechange", repaint);
    };
  }, [still]);
  return (
    <div class="reports">
      <canvas ref={canvas} aria-hidden="true" style={{ height: `${height}px` }} />
      <p class="tabular" ref={words} />
    </div>
  );
}

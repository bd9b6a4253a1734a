// The time that pictures and charts share, in weeks.
import { signal } from "@preact/signals";

export class Clock {
  /** Position in weeks, with fractions. Read every frame; not a signal, so that nothing is rendered anew for it. */
  at = 0;
  end = 520;
  /** Weeks that every picture has. Time stands still until there are some, and never passes the last of them: a picture without
   * weeks would look like an institution in which nothing happens. */
  there = Infinity;
  readonly week = signal(0);
  readonly playing = signal(false);
  /** Weeks a second. */
  readonly speed = signal(4);
  private listeners = new Set<(at: number) => void>();
  private last = 0;
  private frame = 0;

  play(): void {
    if (this.playing.value) return;
    if (this.at >= this.end) this.at = 0;
    this.playing.value = true;
    this.last = performance.now();
    this.frame = requestAnimationFrame(this.tick);
  }

  pause(): void {
    this.playing.value = false;
    cancelAnimationFrame(this.frame);
  }

  seek(week: number): void {
    this.at = Math.max(0, Math.min(this.end, this.there, week));
    this.tell();
  }

  onMove(listener: (at: number) => void): () => void {
    this.listeners.add(listener);
    listener(this.at);
    return () => this.listeners.delete(listener);
  }

  private tick = (now: number): void => {
    if (!this.playing.value) return;
    const before = this.at;
    this.at = Math.min(this.end, this.there, this.at + (Math.min(100, now - this.last) / 1000) * this.speed.value);
    this.last = now;
    if (this.at !== before) this.tell();
    if (this.at >= this.end) this.playing.value = false;
    else this.frame = requestAnimationFrame(this.tick);
  };

  private tell(): void {
    this.week.value = Math.floor(this.at);
    for (const l of this.listeners) l(this.at);
  }
}

// Which step is read: the one at a line of the window, once the scrolling rests there.

const rest = 140;
/** What lies over the text: the bar at the top and, on a narrow screen, the picture. */
function covered(): number {
  const bar = document.querySelector(".masthead")?.getBoundingClientRect().height ?? 0;
  const stage = document.querySelector<HTMLElement>(".story-stage");
  return bar + (stage && matchMedia("(max-width: 60rem)").matches ? stage.offsetHeight : 0);
}

const lineAt = (): number => covered() + 0.3 * (innerHeight - covered());

/** The beginning of a step, below what lies over the text; before the first one stands the title. */
export function scrollTo(section: HTMLElement | null): void {
  if (section) window.scrollTo(0, section.dataset.step === "0" ? 0 : section.getBoundingClientRect().top + scrollY - covered());
}

/** Brings what has appeared under what lies over the text, where it is not in sight. */
export function bringUp(part: HTMLElement): void {
  const { top } = part.getBoundingClientRect();
  if (top < covered() || top > covered() + 0.4 * (innerHeight - covered())) window.scrollTo(0, top + scrollY - covered() - 12);
}

/** Where the picture over the text grows, the title that it would cover stays in sight. */
export function watchStage(stage: HTMLElement, current: () => HTMLElement | null): () => void {
  const watch = new ResizeObserver(() => {
    const title = current()?.querySelector("h2")?.getBoundingClientRect();
    const over = title ? covered() - title.top : 0;
    if (over > 0 && over < 0.4 * innerHeight && matchMedia("(max-width: 60rem)").matches) window.scrollBy(0, -over - 4);
  });
  watch.observe(stage);
  return () => watch.disconnect();
}

function stepAt(y: number): number | null {
  for (const section of document.querySelectorAll<HTMLElement>("[data-step]")) {
    const { top, bottom } = section.getBoundingClientRect();
    if (top <= y && y < bottom) return Number(section.dataset.step);
  }
  return null;
}

let wait = 0;

/** Somebody uses a step: what the scrolling before it would say no longer counts. */
export const stay = (): void => clearTimeout(wait);

export function watchSteps(found: (step: number) => void): () => void {
  const onScroll = () => {
    clearTimeout(wait);
    wait = window.setTimeout(() => {
      const step = stepAt(lineAt());
      if (step !== null) found(step);
    }, rest);
  };
  window.addEventListener("scroll", onScroll, { passive: true });
  return () => {
    clearTimeout(wait);
    window.removeEventListener("scroll", onScroll);
  };
}

/** How far a key moves: 1, -1, or 0 where the key belongs to something else. A step that is longer than the window is scrolled through first. */
export function arrowStep(e: KeyboardEvent, section: HTMLElement | null): -1 | 0 | 1 {
  if (e.altKey || e.ctrlKey || e.metaKey || e.shiftKey || e.defaultPrevented) return 0;
  if ((e.target as HTMLElement).closest("input, select, textarea, [role=region]")) return 0;
  if (e.key === "ArrowRight") return 1;
  if (e.key === "ArrowLeft") return -1;
  const box = section?.getBoundingClientRect();
  if (!box) return 0;
  if (e.key === "PageDown") return box.bottom <= innerHeight + 8 ? 1 : 0;
  if (e.key === "PageUp") return box.top >= covered() - 8 ? -1 : 0;
  return 0;
}

import Graph from "graphology";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { WeekEvents } from "../explorer/api";
import type { Clock } from "./clock";
import { drawEffects, type Frame } from "./effects";
import { drawDots, drawGround, drawNames, drawResidue, drawSoFar, placeNames, tintOf } from "./ground";
import type { Layout } from "./layout";
import { readPalette } from "./marks";
import { Network } from "./network";
import { Past } from "./past";

interface Props {
  layout: Layout;
  clock: Clock;
  /** Asked every frame: the weeks grow while they arrive. */
  weeks: () => WeekEvents[];
  label: string;
  /** Shows all that has happened so far, and moves nothing. */
  still: boolean;
}

/** A canvas of the size of the network, ready to draw on. */
function cleared(canvas: HTMLCanvasElement, { width, height }: { width: number; height: number }): CanvasRenderingContext2D {
  const ratio = Math.min(2, devicePixelRatio || 1);
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const context = canvas.getContext("2d")!;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

/** The network in WebGL (sigma); under it the ground, and over it what happens. */
class Drawing {
  private palette = readPalette();
  private readonly graph = new Graph({ type: "undirected", multi: false });
  private readonly sigma: Network;
  private readonly past: Past;
  /** Who sits where: it changes with careers. */
  private readonly groups = new Map<number, number>();
  private seated = 0;
  private seatsOf: WeekEvents[] = [];
  private grounded = -1;
  private tinted = -1;
  private lastingWeek = -1;
  private lastingOf: WeekEvents[] = [];
  private lastingKnown = -1;
  private names: ReturnType<typeof placeNames> = [];
  private font = "";
  // sigma's projection is fixed between its own renderings, so frames may use a copy of it.
  private origin = { x: 0, y: 0 };
  private unit = 1;

  constructor(private readonly layout: Layout, private readonly clock: Clock, private readonly weeks: () => WeekEvents[], private readonly still: boolean, network: HTMLElement, private readonly ground: HTMLCanvasElement, private readonly lasting: HTMLCanvasElement, private readonly moving: HTMLCanvasElement | null) {
    this.past = new Past(weeks);
    this.fill();
    this.sigma = new Network(this.graph, network, {
      renderLabels: false, enableCameraRotation: false, itemSizesReference: "positions", zoomToSizeRatioFunction: (x) => x, autoRescale: true, stagePadding: 8,
      minCameraRatio: 0.12, maxCameraRatio: 1.4, enableEdgeEvents: false, defaultEdgeType: "line", allowInvalidContainer: true,
    });
    this.sigma.setCustomBBox(layout.box);
    this.sigma.on("afterRender", this.project);
    this.sigma.refresh();
  }

  get camera(): ReturnType<Network["getCamera"]> {
    return this.sigma.getCamera();
  }

  end(): void {
    this.sigma.kill();
  }

  refresh = (): void => void this.sigma.refresh();

  /** The theme has changed. */
  repaint = (): void => {
    this.palette = readPalette();
    this.graph.forEachEdge((id) => this.graph.setEdgeAttribute(id, "color", this.palette.tie));
    this.seated = 0;
    this.seatsOf = [];
    this.tinted = -1;
    this.colour();
    this.sigma.refresh();
  };

  /** One moment. Nothing here asks the page for its layout. */
  frame = (): void => {
    const { at } = this.clock;
    // Standing still it shows the week that the clock shows, as over.
    this.past.to(this.still && this.weeks().length ? at + 1 : at);
    if (this.layout.mode === "people") this.seat();
    else this.tintUnits();
    if (this.grounded !== this.past.version) this.drawGround();
    this.drawLasting(Math.floor(at));
    if (this.moving) drawEffects(this.on(cleared(this.moving, this.sigma.getDimensions())), this.weeks(), at, Math.max(1.6, 1.1 * this.clock.speed.value));
  };

  /** What changes by the week is drawn once a week: a frame has little time without a graphics card. */
  private drawLasting(week: number): void {
    const list = this.weeks();
    if (this.lastingWeek === week && this.lastingOf === list && this.lastingKnown === list.length) return;
    this.lastingWeek = week;
    this.lastingOf = list;
    this.lastingKnown = list.length;
    const f = this.on(cleared(this.lasting, this.sigma.getDimensions()));
    drawDots(f, (id) => this.groups.get(id) ?? 0);
    drawResidue(f, this.past, week);
    drawNames(f, this.names, this.font);
    if (this.still) drawSoFar(f, this.past);
  }

  private on(context: CanvasRenderingContext2D): Frame {
    return { context, layout: this.layout, place: this.place, scale: this.unit, palette: this.palette };
  }

  private place = (x: number, y: number): { x: number; y: number } => ({ x: this.origin.x + x * this.unit, y: this.origin.y - y * this.unit });

  /** After the camera has moved. */
  private project = (): void => {
    this.origin = this.sigma.graphToViewport({ x: 0, y: 0 });
    this.unit = Math.abs(this.sigma.graphToViewport({ x: 1, y: 0 }).x - this.origin.x);
    this.font = `500 ${this.sigma.getDimensions().width < 420 ? 10 : 11.5}px ${this.palette.sans}`;
    this.past.to(this.clock.at);
    this.drawGround();
    this.lastingWeek = -1;
    this.names = placeNames(this.on(this.ground.getContext("2d")!), this.font);
    this.frame();
  };

  private drawGround(): void {
    this.grounded = this.past.version;
    drawGround(this.on(cleared(this.ground, this.sigma.getDimensions())), this.past);
  }

  private fill(): void {
    const { layout, graph } = this;
    for (const [id, n] of layout.nodes) {
      this.groups.set(id, n.group);
      graph.addNode(id, { x: n.x, y: n.y, size: n.r, color: this.colourOf(n.group) });
    }
    const heaviest = Math.max(1, ...layout.edges.map((e) => e[2]));
    for (const [a, b, weight] of layout.edges) if (a !== b && graph.hasNode(a) && graph.hasNode(b)) graph.mergeEdge(a, b, { size: layout.mode === "units" ? 0.002 + (0.02 * weight) / heaviest : Math.min(0.0022, 6 / layout.edges.length), color: this.palette.tie });
  }

  private colourOf = (group: number): string => (group < 0 ? this.palette.line : this.palette.persons[group % this.palette.persons.length]!);

  /** Everyone's colour as at the beginning. */
  private colour(): void {
    for (const [id, n] of this.layout.nodes) this.groups.set(id, n.group);
    this.graph.updateEachNodeAttributes((id, a) => ({ ...a, color: this.colourOf(this.groups.get(Number(id))!) }), { attributes: ["color"] });
  }

  private seat(): void {
    const list = this.weeks();
    const week = Math.min(Math.floor(this.clock.at), list.length - 1);
    if (list !== this.seatsOf || week < this.seated - 1) {
      if (this.seated > 0) this.colour();
      this.seatsOf = list;
      this.seated = 0;
    }
    for (; this.seated <= week; this.seated++)
      for (const [id, group] of list[this.seated]?.seats ?? []) {
        if (!this.graph.hasNode(id)) continue;
        this.groups.set(id, group);
        this.graph.setNodeAttribute(id, "color", this.colourOf(group));
      }
  }

  /** Where units are drawn, a unit's own disc has its tint. */
  private tintUnits(): void {
    if (this.tinted === this.past.version) return;
    this.tinted = this.past.version;
    for (const id of this.layout.nodes.keys()) this.graph.setNodeAttribute(id, "color", tintOf({ layout: this.layout, palette: this.palette }, this.past, id) ?? this.palette.persons[0]!);
  }
}

export function Picture({ layout, clock, weeks, label, still }: Props): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLCanvasElement>(null);
  const lasting = useRef<HTMLCanvasElement>(null);
  const moving = useRef<HTMLCanvasElement>(null);
  const shown = useRef<Drawing | null>(null);

  useEffect(() => {
    const element = place.current!;
    // The page scrolls under wheel and finger; the picture takes them only when asked (Ctrl, two fingers).
    const leave = (e: Event) => {
      if (e instanceof WheelEvent ? !e.ctrlKey : (e as TouchEvent).touches.length < 2) e.stopPropagation();
    };
    for (const name of ["wheel", "touchstart", "touchmove"]) element.addEventListener(name, leave, { capture: true, passive: true });
    const drawing = new Drawing(layout, clock, weeks, still, element, ground.current!, lasting.current!, moving.current);
    shown.current = drawing;
    const stop = clock.onMove(drawing.frame);
    window.addEventListener("themechange", drawing.repaint);
    document.fonts?.ready.then(() => shown.current === drawing && drawing.refresh()).catch(() => undefined);
    return () => {
      stop();
      for (const name of ["wheel", "touchstart", "touchmove"]) element.removeEventListener(name, leave, { capture: true });
      window.removeEventListener("themechange", drawing.repaint);
      shown.current = null;
      drawing.end();
    };
  }, [layout, still]);

  const zoom = { duration: still ? 0 : 250 };
  return (
    <div class="picture" style={{ aspectRatio: String(Math.max(1, Math.min(1.8, (layout.box.x[1] - layout.box.x[0]) / (layout.box.y[1] - layout.box.y[0])))) }}>
      <div role="img" aria-label={label}>
        <canvas class="ground" ref={ground} aria-hidden="true" />
        <div class="network" ref={place} aria-hidden="true" />
        <canvas class="lasting" ref={lasting} aria-hidden="true" />
        {still ? null : <canvas class="moving" ref={moving} aria-hidden="true" />}
      </div>
      <div class="zoom" role="group" aria-label="Zoom">
        <button type="button" aria-label="Zoom in" onClick={() => void shown.current?.camera.animatedZoom(zoom)}>+</button>
        <button type="button" aria-label="Zoom out" onClick={() => void shown.current?.camera.animatedUnzoom(zoom)}>−</button>
        <button type="button" aria-label="Show everything" onClick={() => void shown.current?.camera.animatedReset(zoom)}>○</button>
      </div>
    </div>
  );
}

import Graph from "graphology";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import Sigma from "sigma";
import type { WeekEvents } from "../explorer/api";
import type { Clock } from "./clock";
import { drawEffects, drawGround, drawNames, type Palette } from "./effects";
import type { Layout } from "./layout";

interface Props {
  layout: Layout;
  clock: Clock;
  /** Asked every frame: the weeks grow while they arrive. */
  weeks: () => WeekEvents[];
  label: string;
}

const css = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const palette = (): Palette => ({ act: css("--act"), voice: css("--three"), told: css("--four"), turned: css("--ink"), silent: css("--silent"), ink: css("--ink") });

function graphOf(layout: Layout): Graph {
  const ties = layout.edges.length;
  const graph = new Graph({ type: "undirected", multi: false });
  const tints = [css("--node-one"), css("--node-two"), css("--node-three"), css("--node-four")];
  for (const [id, n] of layout.nodes) graph.addNode(id, { x: n.x, y: n.y, size: n.r, color: tints[n.group % tints.length] });
  const edge = css("--tie");
  const heaviest = Math.max(1, ...layout.edges.map((e) => e[2]));
  for (const [a, b, weight] of layout.edges) if (a !== b && graph.hasNode(a) && graph.hasNode(b)) graph.mergeEdge(a, b, { size: layout.mode === "units" ? 0.002 + (0.02 * weight) / heaviest : Math.min(0.0022, 6 / ties), color: edge });
  return graph;
}

/** The network in WebGL (sigma), with what happens drawn over it. */
export function Picture({ layout, clock, weeks, label }: Props): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLCanvasElement>(null);
  const moving = useRef<HTMLCanvasElement>(null);
  const camera = useRef<Sigma | null>(null);

  useEffect(() => {
    const element = place.current!;
    const graph = graphOf(layout);
    const sigma = new Sigma(graph, element, {
      renderLabels: false, enableCameraRotation: false, itemSizesReference: "positions", zoomToSizeRatioFunction: (x) => x, autoRescale: true, stagePadding: 8,
      minCameraRatio: 0.12, maxCameraRatio: 1.4, enableEdgeEvents: false, defaultEdgeType: "line", allowInvalidContainer: true,
    });
    sigma.setCustomBBox(layout.box);
    // The page scrolls under wheel and finger; the picture takes them only when asked (Ctrl, two fingers).
    const leave = (e: Event) => {
      if (e instanceof WheelEvent ? !e.ctrlKey : (e as TouchEvent).touches.length < 2) e.stopPropagation();
    };
    for (const name of ["wheel", "touchstart", "touchmove"]) element.addEventListener(name, leave, { capture: true, passive: true });
    camera.current = sigma;
    let colours = palette();
    const toView = (x: number, y: number) => sigma.graphToViewport({ x, y });
    const scale = () => Math.abs(toView(1, 0).x - toView(0, 0).x);
    const size = (canvas: HTMLCanvasElement): CanvasRenderingContext2D => {
      const ratio = Math.min(2, devicePixelRatio || 1);
      const { width, height } = sigma.getDimensions();
      if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
        canvas.width = Math.round(width * ratio);
        canvas.height = Math.round(height * ratio);
      }
      const context = canvas.getContext("2d")!;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      return context;
    };
    // sigma's projection is fixed between its own renderings, so frames may use a copy of it.
    let names = { text: "", paper: "", font: "" };
    let origin = { x: 0, y: 0 };
    let unit = 1;
    const quick = (x: number, y: number) => ({ x: origin.x + x * unit, y: origin.y - y * unit });
    // Who sits where changes with careers: the colours of those seats follow.
    const tints = () => [css("--node-one"), css("--node-two"), css("--node-three"), css("--node-four")];
    let tint = tints();
    const empty = () => css("--line");
    let seen = 0;
    let of: WeekEvents[] = [];
    const seat = () => {
      const list = weeks();
      const week = Math.min(Math.floor(clock.at), list.length - 1);
      if (list !== of || week < seen - 1) {
        if (seen > 0) graph.updateEachNodeAttributes((id, a) => ({ ...a, color: tint[(layout.nodes.get(Number(id))?.group ?? 0) % tint.length] }), { attributes: ["color"] });
        of = list;
        seen = 0;
      }
      for (; seen <= week; seen++) for (const [id, group] of list[seen]?.seats ?? []) if (graph.hasNode(id)) graph.setNodeAttribute(id, "color", group < 0 ? empty() : tint[group % tint.length]);
    };
    const drawMoving = () => {
      if (layout.mode === "people") seat();
      const context = size(moving.current!);
      drawNames({ context, layout, place: quick, scale: unit, palette: colours }, { text: names.text, paper: names.paper }, names.font);
      const span = Math.max(1.2, 1.1 * clock.speed.value);
      drawEffects({ context, layout, place: quick, scale: unit, palette: colours }, weeks(), clock.at, span);
    };
    const drawStill = () => {
      origin = toView(0, 0);
      unit = scale();
      const context = size(ground.current!);
      names = { text: css("--soft"), paper: css("--paper"), font: `500 ${element.clientWidth < 420 ? 10 : 11.5}px ${css("--sans")}` };
      drawGround({ context, layout, place: quick, scale: unit, palette: colours }, { line: css("--line"), team: css("--team") });
      drawMoving();
    };
    sigma.on("afterRender", drawStill);
    sigma.refresh();
    const stop = clock.onMove(drawMoving);
    const repaint = () => {
      colours = palette();
      tint = tints();
      const edge = css("--tie");
      graph.forEachEdge((id) => graph.setEdgeAttribute(id, "color", edge));
      graph.updateEachNodeAttributes((id, a) => ({ ...a, color: tint[(layout.nodes.get(Number(id))?.group ?? 0) % tint.length] }), { attributes: ["color"] });
      seen = 0;
      of = [];
      sigma.refresh();
    };
    window.addEventListener("themechange", repaint);
    document.fonts?.ready.then(() => sigma.refresh()).catch(() => undefined);
    return () => {
      stop();
      window.removeEventListener("themechange", repaint);
      camera.current = null;
      sigma.kill();
    };
  }, [layout]);

  return (
    <div class="picture" style={{ aspectRatio: String(Math.max(1, Math.min(1.8, (layout.box.x[1] - layout.box.x[0]) / (layout.box.y[1] - layout.box.y[0])))) }}>
      <div role="img" aria-label={label}>
        <canvas class="ground" ref={ground} aria-hidden="true" />
        <div class="network" ref={place} aria-hidden="true" />
        <canvas class="moving" ref={moving} aria-hidden="true" />
      </div>
      <div class="zoom" role="group" aria-label="Zoom">
        <button type="button" aria-label="Zoom in" onClick={() => void camera.current?.getCamera().animatedZoom({ duration: 250 })}>+</button>
        <button type="button" aria-label="Zoom out" onClick={() => void camera.current?.getCamera().animatedUnzoom({ duration: 250 })}>−</button>
        <button type="button" aria-label="Show everything" onClick={() => void camera.current?.getCamera().animatedReset({ duration: 250 })}>○</button>
      </div>
    </div>
  );
}

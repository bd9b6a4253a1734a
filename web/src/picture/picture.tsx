import Graph from "graphology";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import Sigma from "sigma";
import type { WeekEvents } from "../explorer/api";
import type { Clock } from "./clock";
import { drawEffects, drawGround, type Palette } from "./effects";
import type { Layout } from "./layout";

interface Props {
  layout: Layout;
  clock: Clock;
  /** Asked every frame: the weeks grow while they arrive. */
  weeks: () => WeekEvents[];
  label: string;
}

const css = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const palette = (): Palette => ({ act: css("--act"), act_: css("--act"), voice: css("--three"), told: css("--four"), turned: css("--ink"), silent: css("--silent"), ink: css("--ink") });

function graphOf(layout: Layout): Graph {
  const graph = new Graph({ type: "undirected", multi: false });
  const tints = [css("--node-one"), css("--node-two"), css("--node-three"), css("--node-four")];
  for (const [id, n] of layout.nodes) graph.addNode(id, { x: n.x, y: n.y, size: n.r, color: tints[n.group % tints.length] });
  const edge = css("--tie");
  const heaviest = Math.max(1, ...layout.edges.map((e) => e[2]));
  for (const [a, b, weight] of layout.edges) if (a !== b && graph.hasNode(a) && graph.hasNode(b)) graph.mergeEdge(a, b, { size: layout.mode === "units" ? 0.5 + (3 * weight) / heaviest : 0.5, color: edge });
  return graph;
}

/** The network in WebGL (sigma), with what happens drawn over it. */
export function Picture({ layout, clock, weeks, label }: Props): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLCanvasElement>(null);
  const moving = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const element = place.current!;
    const sigma = new Sigma(graphOf(layout), element, {
      renderLabels: false, enableCameraRotation: false, itemSizesReference: "positions", zoomToSizeRatioFunction: (x) => x, autoRescale: true, stagePadding: 8,
      minCameraRatio: 0.12, maxCameraRatio: 1.4, enableEdgeEvents: false, defaultEdgeType: "line", allowInvalidContainer: true,
    });
    sigma.setCustomBBox({ x: [-1, 1], y: [-1, 1] });
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
    let origin = { x: 0, y: 0 };
    let unit = 1;
    const quick = (x: number, y: number) => ({ x: origin.x + x * unit, y: origin.y - y * unit });
    const drawMoving = () => {
      const context = size(moving.current!);
      const span = Math.max(1.2, 1.1 * clock.speed.value);
      drawEffects({ context, layout, place: quick, scale: unit, palette: colours }, weeks(), clock.at, span);
    };
    const drawStill = () => {
      origin = toView(0, 0);
      unit = scale();
      const context = size(ground.current!);
      drawGround({ context, layout, place: quick, scale: unit, palette: colours }, { line: css("--line"), team: css("--team"), text: css("--soft"), paper: css("--paper") }, `500 ${element.clientWidth < 420 ? 10 : 11.5}px ${css("--sans")}`);
      drawMoving();
    };
    sigma.on("afterRender", drawStill);
    sigma.refresh();
    const stop = clock.onMove(drawMoving);
    const repaint = () => {
      colours = palette();
      sigma.setGraph(graphOf(layout));
      sigma.refresh();
    };
    window.addEventListener("themechange", repaint);
    document.fonts?.ready.then(() => sigma.refresh()).catch(() => undefined);
    return () => {
      stop();
      window.removeEventListener("themechange", repaint);
      sigma.kill();
    };
  }, [layout]);

  return (
    <div class="picture" role="img" aria-label={label}>
      <canvas class="ground" ref={ground} aria-hidden="true" />
      <div class="network" ref={place} aria-hidden="true" />
      <canvas class="moving" ref={moving} aria-hidden="true" />
    </div>
  );
}

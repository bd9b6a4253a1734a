// sigma asks the page for the size of its place whenever it renders. Between writes that costs a layout each time; here it asks
// once after the place has changed its size.
import type Graph from "graphology";
import Sigma from "sigma";

export class Network extends Sigma {
  private measured = false;
  private readonly watch: ResizeObserver;

  constructor(graph: Graph, place: HTMLElement, settings: ConstructorParameters<typeof Sigma>[2]) {
    super(graph, place, settings);
    this.watch = new ResizeObserver(() => {
      this.measured = false;
      this.scheduleRefresh();
    });
    this.watch.observe(place);
  }

  resize(force?: boolean): this {
    if (this.measured && !force) return this;
    this.measured = true;
    return super.resize(force);
  }

  kill(): void {
    this.watch.disconnect();
    super.kill();
  }
}

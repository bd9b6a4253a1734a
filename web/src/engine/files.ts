// The files of a site.

/** What was packed by gzip is unpacked here, unless whoever serves it did so already. */
export async function unpacked(answer: Response): Promise<ArrayBuffer> {
  const bytes = await answer.arrayBuffer();
  const head = new Uint8Array(bytes, 0, 2);
  if (head[0] !== 0x1f || head[1] !== 0x8b) return bytes;
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

export async function fetched(url: string): Promise<Response> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: the site has no such file (${answer.status})`);
  return answer;
}

// .ci/split puts this at the end of what loads the parts. Streaming refuses what isn't served as wasm, which some hosts
// do; wasm-bindgen's own script goes on then, but only with the first file.
async function instantiateAny(source, imports) {
  const answer = await source;
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  const streams = answer.headers.get("Content-Type") === "application/wasm";
  return streams ? WebAssembly.instantiateStreaming(answer, imports) : WebAssembly.instantiate(await answer.arrayBuffer(), imports);
}

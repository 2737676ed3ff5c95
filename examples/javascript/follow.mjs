#!/usr/bin/env node
// Says who passes by, with nothing but Node 18 or later:
//
//     PASSERBY_KEY=... node follow.mjs http://127.0.0.1:8080 [camera=door] [person=Ada] [type=face.recognized]
//
// A page that the console serves needs less, for the browser keeps the session and resumes by itself:
//
//     new EventSource("/api/v1/events/stream?camera=door").onmessage = (message) => show(JSON.parse(message.data));

/**
 * Yields events for ever; after a loss of the connection it goes on behind the last one. A console that was started anew may
 * begin a little earlier, so what was told already is known by its id.
 */
async function* events(console_, key, filters) {
  const url = `${console_}/api/v1/events/stream?${new URLSearchParams(filters)}`;
  const told = new Set();
  let last;
  for (;;) {
    try {
      const headers = { authorization: `Bearer ${key}`, accept: "text/event-stream" };
      if (last) headers["last-event-id"] = last;
      const reply = await fetch(url, { headers });
      if (reply.status < 500 && reply.status !== 429 && !reply.ok) {
        throw new Refused(`the console answers ${reply.status}: is PASSERBY_KEY a key that may view?`);
      }
      for await (const block of blocks(reply.ok ? reply.body : [])) {
        const fields = block.split("\n").map((line) => line.match(/^([^:]*):? ?(.*)$/));
        const values = (name) => fields.filter((field) => field[1] === name).map((field) => field[2]);
        const event = values("data").length > 0 && JSON.parse(values("data").join("\n"));
        if (event && !told.has(event.id)) {
          told.add(event.id);
          if (told.size > 10_000) told.delete(told.values().next().value);
          yield event;
        }
        last = values("id").pop() ?? last;
      }
    } catch (problem) {
      if (problem instanceof Refused) throw problem;
    }
    await new Promise((resume) => setTimeout(resume, 1000));
  }
}

class Refused extends Error {}

/** The stream's parts between empty lines. */
async function* blocks(body) {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    rest = (rest + decoder.decode(chunk, { stream: true })).replaceAll("\r\n", "\n");
    for (let end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
      yield rest.slice(0, end);
      rest = rest.slice(end + 2);
    }
  }
}

const [console_, ...filters] = process.argv.slice(2);
try {
  for await (const event of events(console_, process.env.PASSERBY_KEY ?? "", filters.map((each) => each.split("=", 2)))) {
    const person = event.data.identity?.person ?? "somebody";
    console.log(event.time, event.type, event.data.camera ?? "-", person);
  }
} catch (problem) {
  console.error(problem.message);
  process.exit(1);
}

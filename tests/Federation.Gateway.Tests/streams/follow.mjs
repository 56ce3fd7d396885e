// Follows centreChanged with the client asked for, prints one line of JSON for each change, and drops the connection after so many.
import { createClient as createSseClient } from "graphql-sse";
import { createClient as createWebSocketClient } from "graphql-ws";
import WebSocket from "ws";

const [kind, url, count, after] = process.argv.slice(2);
const client = kind === "ws"
  ? createWebSocketClient({ url: url.replace("http:", "ws:"), webSocketImpl: WebSocket, retryAttempts: 0 })
  : createSseClient({ url, retryAttempts: 0 });
const query = "subscription($after: String) { centreChanged(after: $after) { cursor kind centre { name } } }";

const hello = await new Promise((resolve, reject) => {
  let answer;
  client.subscribe({ query: "{ __typename }" }, { next: (result) => { answer = result; }, error: reject, complete: () => resolve(answer) });
});
console.log(JSON.stringify(hello));

let told = 0;
client.subscribe({ query, variables: { after } }, {
  next(result) {
    console.log(JSON.stringify(result));
    if (++told < Number(count)) return;
    if (kind === "ws") client.terminate();
    process.exit(0);
  },
  error(failure) {
    console.error(failure);
    process.exit(1);
  },
  complete() {
    console.error("The stream came to an end.");
    process.exit(1);
  },
});

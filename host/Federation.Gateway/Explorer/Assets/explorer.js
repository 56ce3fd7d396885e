// Starts GraphiQL on the directory's own endpoint: /graphql beside this page, under whatever path the directory is served.
"use strict";

const welcome = `# The centres around Dijon, and where every value comes from.
#
# Control+Enter runs a query.
# Control+Space completes what you type.
# The book on the left opens the documentation.
#
# Queries need no token. Mutations need the
# operator's, under Headers:
#   { "Authorization": "Bearer ..." }

query AroundDijon {
  centres(first: 10, filter: { place: { near: { latitude: 47.322, longitude: 5.0415, radiusKm: 50 } } }) {
    totalCount
    edges {
      distanceKm
      node {
        name
        address { text }
        networks { name }
        provenance { field value observedAt licence }
      }
    }
  }
}
`;

const fetcher = GraphiQL.createFetcher({ url: new URL("graphql", document.baseURI).href });

ReactDOM.createRoot(document.getElementById("explorer")).render(
  React.createElement(GraphiQL, { fetcher, defaultQuery: welcome, shouldPersistHeaders: false }),
);

// Starts GraphiQL on the directory's own endpoint: /graphql beside this page, under whatever path the directory is served.
"use strict";

const welcome = `# The directory's schema, asked of itself.
#
# Control+Enter runs a query.
# Control+Space completes what you type.
# The book on the left opens the documentation.
#
# Queries need no token. Mutations need the
# operator's, under Headers:
#   { "Authorization": "Bearer ..." }

query WhatCanBeAsked {
  __schema {
    queryType {
      fields {
        name
        description
      }
    }
  }
}
`;

const fetcher = GraphiQL.createFetcher({ url: new URL("graphql", document.baseURI).href });

ReactDOM.createRoot(document.getElementById("explorer")).render(
  React.createElement(GraphiQL, { fetcher, defaultQuery: welcome, shouldPersistHeaders: false }),
);

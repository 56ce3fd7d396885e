import { graphql } from 'react-relay';

export const list = graphql`
  fragment CentreList_directory on Query
  @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }, filter: { type: "CentreFilter" })
  @refetchable(queryName: "CentreListPaginationQuery") {
    centres(first: $count, after: $cursor, filter: $filter) @connection(key: "CentreList_centres") {
      totalCount
      edges {
        distanceKm
        node {
          id
          ...CentreCard_centre
        }
      }
    }
  }
`;

export const page = graphql`
  query CentreListQuery($filter: CentreFilter) {
    ...CentreList_directory @arguments(filter: $filter)
  }
`;

import { graphql } from 'react-relay';

export const card = graphql`
  fragment CentreCard_centre on Centre @refetchable(queryName: "CentreCardRefetchQuery") {
    name
    address { text }
    label { level axes { axis level } validUntil }
    networks { id name }
    provenance { field licence attribution }
  }
`;

export const node = graphql`
  query CentreCardNodeQuery($id: ID!) {
    node(id: $id) {
      id
      ...CentreCard_centre @alias(as: "card")
    }
  }
`;

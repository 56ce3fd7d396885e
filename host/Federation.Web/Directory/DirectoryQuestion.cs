using Federation.Web.Asking;

namespace Federation.Web.Directory;

/// <summary>One page of the directory, with everything beside it, in one question.</summary>
internal static class DirectoryQuestion
{
    public const int PageSize = 20;

    public static PageQuestion<DirectoryAnswer> Page { get; } = new("directory", """
        query Directory($filter: CentreFilter!, $first: Int, $last: Int, $after: String, $before: String, $orderBy: CentreOrder, $axis: LabelAxis, $language: Language!) {
          centres(filter: $filter, first: $first, last: $last, after: $after, before: $before, orderBy: $orderBy) {
            totalCount
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
            edges {
              distanceKm
              savedKm
              node {
                key
                name
                stale
                address { street postalCode locality country }
                openNow
                capacity
                label { heldLevel }
                services { key label(language: $language) }
                networks { key name }
              }
            }
            facets(axis: $axis) {
              countries { code count }
              levels { level count }
              networks { count network { key name } }
              services { count service { key label(language: $language) } }
            }
          }
          services { key label(language: $language) }
          accessibilityFeatures { key label(language: $language) }
        }
        """, WebJson.Default.PageEnvelopeDirectoryAnswer);
}

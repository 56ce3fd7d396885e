using Federation.Web.Asking;

namespace Federation.Web.Directory;

/// <summary>What the map shows of a box.</summary>
internal static class MapQuestion
{
    public static PageQuestion<MapAnswer> Clusters { get; } = new("map", """
        query Map($box: BoxInput!, $zoom: Int!, $filter: CentreFilter!) {
          centreClusters(box: $box, zoom: $zoom, filter: $filter) {
            count
            middle { latitude longitude }
            box { west south east north }
            centre { key name }
          }
        }
        """, WebJson.Default.PageEnvelopeMapAnswer);
}

namespace Federation.Cluster.Index;

/// <summary>The centres of a map, each by itself.</summary>
/// <param name="Points">From south to north in bands of a tenth of a degree, in each from west to east, then from south to north; those of one place by id. Whatever else is in the directory, two centres keep this order.</param>
/// <param name="More">True where the box has more than were asked for: those that come first in the order are here.</param>
public sealed record CentrePoints(IReadOnlyList<CentrePoint> Points, bool More);

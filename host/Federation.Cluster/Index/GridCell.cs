using Federation.Cluster.Centres;

namespace Federation.Cluster.Index;

/// <summary>
/// Cells of a fiftieth of a degree (2.2 km from south to north): a search around a point looks at a few of them, and matching, which
/// asks for 200 metres around each new listing, at one to four.
/// </summary>
internal static class GridCell
{
    private const double CellsPerDegree = 50;
    private const int CellsAround = (int)(360 * CellsPerDegree);

    /// <summary>Above this many cells it is cheaper to look at every centre.</summary>
    private const int MostCells = 50_000;

    public static int Of(Location location) => Number(Row(location.Latitude), Column(location.Longitude));

    /// <summary>The cells that the box touches; null where they are too many to be worth it.</summary>
    public static IEnumerable<int>? Touching(GeoBox box)
    {
        int south = Row(box.South), north = Row(box.North), west = Column(box.West), east = Column(box.East);
        // Across the antimeridian the east lies one round further; a box that nearly meets itself takes every column once.
        int columns = Math.Min(CellsAround, east + (box.West > box.East ? CellsAround : 0) - west + 1);
        if ((long)(north - south + 1) * columns > MostCells) return null;
        return Enumerable.Range(south, north - south + 1).SelectMany(row => Enumerable.Range(west, columns).Select(column => Number(row, column)));
    }

    private static int Row(double latitude) => (int)Math.Floor((latitude + 90) * CellsPerDegree);

    /// <summary>0 to <see cref="CellsAround"/>: the last is the first again, where 180 degrees east is 180 degrees west.</summary>
    private static int Column(double longitude) => (int)Math.Floor((longitude + 180) * CellsPerDegree);

    private static int Number(int row, int column) => row * CellsAround + (column % CellsAround);
}

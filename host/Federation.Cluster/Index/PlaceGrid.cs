using System.Collections.Immutable;

namespace Federation.Cluster.Index;

/// <summary>
/// Centres by cells of a fiftieth of a degree (2.2 km from south to north), so that a search around a point looks at a few cells, and
/// matching, which asks for 200 metres around each new listing, at few centres even in a large town.
/// Immutable; <see cref="Builder"/> makes the next version.
/// </summary>
internal sealed class PlaceGrid
{
    private const double CellsPerDegree = 50;
    private const int CellsAround = (int)(360 * CellsPerDegree);

    /// <summary>Above this many cells it is cheaper to look at every centre.</summary>
    private const int MostCells = 50_000;

    private readonly ImmutableDictionary<int, ImmutableArray<IndexedCentre>> _cells;

    private PlaceGrid(ImmutableDictionary<int, ImmutableArray<IndexedCentre>> cells) => _cells = cells;

    public static PlaceGrid Empty { get; } = new(ImmutableDictionary<int, ImmutableArray<IndexedCentre>>.Empty);

    /// <summary>The centres in every cell that the box touches: all within it and some beyond; null where the box is too wide to be worth it.</summary>
    public IEnumerable<IndexedCentre>? Touching(GeoBox box)
    {
        int south = Row(box.South), north = Row(box.North), west = Column(box.West), east = Column(box.East);
        // Across the antimeridian the east lies one round further; a box that nearly meets itself takes every column once.
        int columns = Math.Min(CellsAround, east + (box.West > box.East ? CellsAround : 0) - west + 1);
        if ((long)(north - south + 1) * columns > MostCells) return null;
        return Enumerable.Range(south, north - south + 1)
            .SelectMany(row => Enumerable.Range(west, columns).Select(column => Cell(row, column)))
            .SelectMany(cell => _cells.GetValueOrDefault(cell, []));
    }

    public Builder ToBuilder() => new(_cells.ToBuilder());

    private static int Row(double latitude) => (int)Math.Floor((latitude + 90) * CellsPerDegree);

    /// <summary>0 to <see cref="CellsAround"/>: the last is the first again, where 180 degrees east is 180 degrees west.</summary>
    private static int Column(double longitude) => (int)Math.Floor((longitude + 180) * CellsPerDegree);

    private static int Cell(int row, int column) => row * CellsAround + (column % CellsAround);

    /// <summary>Collects the changes of one version. Not thread safe.</summary>
    internal sealed class Builder(ImmutableDictionary<int, ImmutableArray<IndexedCentre>>.Builder cells)
    {
        public void Add(IndexedCentre centre)
        {
            if (CellOf(centre) is { } cell) cells[cell] = cells.GetValueOrDefault(cell, []).Add(centre);
        }

        public void Remove(IndexedCentre centre)
        {
            if (CellOf(centre) is not { } cell || !cells.TryGetValue(cell, out var before)) return;
            var after = before.RemoveAll(other => other.Id == centre.Id);
            if (after.IsEmpty) cells.Remove(cell);
            else cells[cell] = after;
        }

        public PlaceGrid Build() => new(cells.ToImmutable());

        private static int? CellOf(IndexedCentre centre) =>
            centre.Location is { } location ? Cell(Row(location.Latitude), Column(location.Longitude)) : null;
    }
}

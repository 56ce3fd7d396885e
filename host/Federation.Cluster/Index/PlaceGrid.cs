namespace Federation.Cluster.Index;

/// <summary>Centres by the cell of their place. Immutable; <see cref="Builder"/> makes the next version.</summary>
internal sealed class PlaceGrid
{
    private readonly CentreLists<int> _cells;

    private PlaceGrid(CentreLists<int> cells) => _cells = cells;

    public static PlaceGrid Empty { get; } = new(CentreLists<int>.Empty);

    /// <summary>The centres in every cell that the box touches: all within it and some beyond; null where the box is too wide to be worth it.</summary>
    public IEnumerable<IndexedCentre>? Touching(GeoBox box) => GridCell.Touching(box)?.SelectMany(cell => _cells[cell]);

    public Builder ToBuilder() => new(_cells.ToBuilder());

    /// <summary>Collects the changes of one version. Not thread safe.</summary>
    internal sealed class Builder(CentreLists<int>.Builder cells)
    {
        public void Add(IndexedCentre centre)
        {
            if (centre.Location is { } location) cells.Add(GridCell.Of(location), centre);
        }

        public void Remove(IndexedCentre centre)
        {
            if (centre.Location is { } location) cells.Remove(GridCell.Of(location), centre);
        }

        public PlaceGrid Build() => new(cells.Build());
    }
}

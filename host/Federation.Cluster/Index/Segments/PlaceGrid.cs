namespace Federation.Cluster.Index.Segments;

/// <summary>Where the centres of each cell of a grid begin in a segment that is numbered by <see cref="PlaceKey"/>: a box is one run of numbers for each band that it touches. Only cells with centres are kept. Immutable.</summary>
internal sealed class PlaceGrid
{
    /// <summary>A tenth of a degree: 11 km from south to north.</summary>
    private const int CellMicroDegrees = 100_000;

    private const int Columns = (360_000_000 / CellMicroDegrees) + 1;

    private readonly int[] _cells;

    /// <summary>One more than there are cells: after the last comes where those without a place begin.</summary>
    private readonly int[] _starts;

    /// <param name="rows">In order of their <see cref="PlaceKey"/>.</param>
    public PlaceGrid(CentreRow[] rows)
    {
        var (cells, starts) = (new List<int>(), new List<int>());
        int number = 0;
        for (; number < rows.Length && rows[number].HasPlace; number++)
        {
            int cell = Cell(Band(rows[number].MicroLatitude), rows[number].MicroLongitude);
            if (cells.Count > 0 && cells[^1] == cell) continue;
            cells.Add(cell);
            starts.Add(number);
        }

        starts.Add(number);
        (_cells, _starts) = ([.. cells], [.. starts]);
    }

    /// <summary>0 at the south pole.</summary>
    public static int Band(int microLatitude) => (microLatitude + 90_000_000) / CellMicroDegrees;

    /// <summary>Runs that hold every centre of the box, and others of its cells; in order, no number twice.</summary>
    public List<NumberRange> Runs(GeoBox box)
    {
        int west = MicroDegrees.From(box.West), east = MicroDegrees.UpTo(box.East), south = Band(MicroDegrees.From(box.South)), north = Band(MicroDegrees.UpTo(box.North));
        var runs = new List<NumberRange>(north - south + 1);
        if (box is { West: <= -180, East: >= 180 })
        {
            Add(Cell(south, west), Cell(north, east));
            return runs;
        }

        for (int band = south; band <= north; band++)
        {
            if (box.West <= box.East)
            {
                Add(Cell(band, west), Cell(band, east));
            }
            else
            {
                Add(Cell(band, -180_000_000), Cell(band, east));
                Add(Cell(band, west), Cell(band, 180_000_000));
            }
        }

        return runs;

        void Add(int first, int last)
        {
            int from = _starts[At(first)], to = _starts[At(last + 1)];
            if (runs.Count > 0 && from < runs[^1].To) from = runs[^1].To; // both sides of the antimeridian may touch one cell
            if (from < to) runs.Add(new NumberRange(from, to));
        }
    }

    private static int Cell(int band, int microLongitude) => (band * Columns) + ((microLongitude + 180_000_000) / CellMicroDegrees);

    /// <summary>The first kept cell that is not before this one.</summary>
    private int At(int cell) => Array.BinarySearch(_cells, cell) is var at && at < 0 ? ~at : at;
}

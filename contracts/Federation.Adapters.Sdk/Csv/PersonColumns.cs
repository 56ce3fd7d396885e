namespace Federation.Adapters.Sdk;

/// <summary>Which columns of one table name or reach a person, and which cells may do so in a row of the wrong width.</summary>
internal sealed class PersonColumns
{
    private readonly bool _areExpected;
    private readonly int _first;

    /// <param name="expected">The person headers that the format knows.</param>
    /// <param name="headers">The table's own, unique.</param>
    public PersonColumns(IReadOnlyList<string> expected, IReadOnlyList<string> headers)
    {
        int[] found = [.. Enumerable.Range(0, headers.Count).Where(column => expected.Any(header => Repetition.IsOf(headers[column], header, StringComparison.OrdinalIgnoreCase)))];
        _areExpected = expected.Count > 0;
        _first = found is [var first, ..] ? first : int.MaxValue;
        Fields = [.. found.Select(column => JsonPointer.Of(headers[column]))];
    }

    /// <summary>JSON pointers of these columns in a row of the right width.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>
    /// Whether a row of the wrong width may hold a person in this cell. Nobody can tell where such a row went wrong, so only the
    /// id is trusted, and only where no person column stands before it.
    /// </summary>
    public bool MayHaveShiftedInto(int column, int idColumn) => _areExpected && (column != idColumn || _first < idColumn);
}

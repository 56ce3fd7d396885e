namespace Federation.Cluster.Index.Segments;

/// <summary>Networks and countries of the centres: a million centres have some hundred pairs of them, which are numbered as kinds. Immutable.</summary>
internal sealed class KindColumn
{
    private readonly (int Networks, int Countries)[] _kinds;

    private KindColumn(TermSets networks, TermSets countries, (int, int)[] kinds) => (Networks, Countries, _kinds) = (networks, countries, kinds);

    /// <summary>How many kinds there are.</summary>
    public int Count => _kinds.Length;

    public TermSets Networks { get; }

    public TermSets Countries { get; }

    /// <param name="kindOf">The kind of each.</param>
    public static KindColumn Of(CentreDocument[] documents, out int[] kindOf)
    {
        var networks = TermSets.Of(Array.ConvertAll(documents, document => document.Networks), out int[] networksOf);
        var countries = TermSets.Of(Array.ConvertAll(documents, document => document.Countries), out int[] countriesOf);
        var numbers = new Dictionary<(int, int), int>();
        kindOf = new int[documents.Length];
        for (int at = 0; at < kindOf.Length; at++) kindOf[at] = Add(numbers, (networksOf[at], countriesOf[at]));
        return new KindColumn(networks, countries, InOrder(numbers));
    }

    /// <summary>The kinds of several segments.</summary>
    /// <param name="renumbered">Of each of them, the new number of each old kind.</param>
    public static KindColumn Together(IReadOnlyList<KindColumn> columns, out int[][] renumbered)
    {
        var networks = TermSets.Together([.. columns.Select(column => column.Networks)], out int[][] newNetworks);
        var countries = TermSets.Together([.. columns.Select(column => column.Countries)], out int[][] newCountries);
        var numbers = new Dictionary<(int, int), int>();
        renumbered = new int[columns.Count][];
        for (int segment = 0; segment < columns.Count; segment++)
        {
            int of = segment;
            renumbered[segment] = Array.ConvertAll(columns[segment]._kinds, kind => Add(numbers, (newNetworks[of][kind.Networks], newCountries[of][kind.Countries])));
        }

        return new KindColumn(networks, countries, InOrder(numbers));
    }

    /// <summary>The sets of a kind: of <see cref="Networks"/> and of <see cref="Countries"/>.</summary>
    public (int Networks, int Countries) this[int kind] => _kinds[kind];

    private static int Add(Dictionary<(int, int), int> numbers, (int, int) kind)
    {
        numbers.TryAdd(kind, numbers.Count);
        return numbers[kind];
    }

    private static (int, int)[] InOrder(Dictionary<(int, int), int> numbers) => [.. numbers.OrderBy(kind => kind.Value).Select(kind => kind.Key)];
}

using Federation.Adapters.Mapping.Probing.Columns;

namespace Federation.Adapters.Mapping.Probing.Fields;

/// <summary>Gives each field the column that is called most like it and holds what it holds; each column once. Not thread safe.</summary>
internal sealed class ColumnPicker(IReadOnlyList<ColumnProfile> columns)
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>All, persons' too, in the order of the source.</summary>
    public IReadOnlyList<ColumnProfile> Columns { get; } = columns;

    /// <summary>What nobody took yet, persons apart.</summary>
    public IEnumerable<ColumnProfile> Free => Columns.Where(column => !column.IsPerson && !_used.Contains(column.Name) && column.FilledCount > 0);

    /// <summary>What a person has to look at.</summary>
    public List<string> Unsure { get; } = [];

    public bool IsUsed(ColumnProfile column) => _used.Contains(column.Name);

    public ColumnProfile Use(ColumnProfile column)
    {
        _used.Add(column.Name);
        return column;
    }

    /// <summary>The best column for the field, still free afterwards; null where none is called like it and fits.</summary>
    /// <param name="field">Of fields.json.</param>
    /// <param name="fit">How well what stands there is what the field holds: 0 for not at all, to 1.</param>
    public ColumnProfile? Best(string field, Func<ColumnProfile, double> fit) => Ranked(field, fit).FirstOrDefault();

    public IReadOnlyList<ColumnProfile> Ranked(string field, Func<ColumnProfile, double> fit) =>
    [
        .. Free.Select(column => (column, name: FieldWords.Standard.Score(field, column.Name)))
            .Where(choice => choice.name > 0)
            .Select(choice => (choice.column, choice.name, fit: fit(choice.column)))
            .Where(choice => choice.fit > 0)
            .OrderByDescending(choice => (choice.name * (0.5 + (0.5 * choice.fit))) + (15 * choice.column.Filled))
            .Select(choice => choice.column),
    ];

    /// <summary>The best column for the field, taken.</summary>
    public ColumnProfile? Take(string field, Func<ColumnProfile, double> fit) => Best(field, fit) is { } best ? Use(best) : null;
}

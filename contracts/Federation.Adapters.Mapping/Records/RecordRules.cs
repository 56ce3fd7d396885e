using System.Text.RegularExpressions;
using Federation.Adapters.Mapping.Values;

namespace Federation.Adapters.Mapping.Records;

/// <summary>Which rows are records, how they are told apart, and who is cut out of them. Immutable.</summary>
internal sealed record RecordRules
{
    public required IdRule Id { get; init; }

    public IReadOnlyList<Condition> Where { get; init; } = [];

    /// <summary>Columns by which rows are one record; none where every row is one.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>Columns, elements or members that name or reach a person.</summary>
    public IReadOnlyList<string> Persons { get; init; } = [];

    /// <summary>The columns that a table has to have.</summary>
    public IReadOnlyList<string> Columns => [.. Id.Columns, .. GroupBy, .. Where.Select(condition => condition.Column).OfType<string>()];

    public bool IsGrouped => GroupBy.Count > 0;
}

/// <summary>How a record's id is made.</summary>
internal abstract record IdRule
{
    /// <summary>Whether it is made of what the source says for other reasons, so that two rows may share it.</summary>
    public virtual bool IsMade => true;

    public virtual IReadOnlyList<string> Columns => [];
}

/// <summary>The source's own column.</summary>
internal sealed record ColumnId(string Column) : IdRule
{
    public override bool IsMade => false;

    public override IReadOnlyList<string> Columns => [Column];
}

/// <summary>Several columns, joined so that no two rows with other texts have the same id.</summary>
internal sealed record JoinedId(IReadOnlyList<string> Names) : IdRule
{
    public override IReadOnlyList<string> Columns => Names;
}

/// <summary>A hash of several columns' letters and digits, which outlives corrections of capitals, accents, blanks and punctuation.</summary>
internal sealed record HashedId(IReadOnlyList<string> Names) : IdRule
{
    public override IReadOnlyList<string> Columns => Names;
}

/// <summary>What an expression finds.</summary>
internal sealed record ExpressionId(Expression Expression) : IdRule;

/// <summary>What a row must fulfil to be a record. All parts that are there have to hold.</summary>
internal sealed record Condition
{
    public string? Column { get; init; }

    public Expression? Expression { get; init; }

    /// <summary>Folded.</summary>
    public IReadOnlySet<string>? Is { get; init; }

    /// <summary>Folded.</summary>
    public IReadOnlySet<string>? IsNot { get; init; }

    public Regex? Matches { get; init; }

    public bool? Filled { get; init; }

    public bool Holds(RecordView row)
    {
        var texts = Column is { } column ? [.. row.Texts(column).Select(text => text.Text)] : Expression!.Find(row.Root) is { } value ? [.. Texts.Of(value, "").Select(text => text.Text)] : (IReadOnlyList<string>)[];
        if (Filled is { } filled && texts.Count > 0 != filled) return false;
        if (Is is { } wanted && !texts.Any(text => wanted.Contains(Folding.Of(text)))) return false;
        if (IsNot is { } unwanted && texts.Any(text => unwanted.Contains(Folding.Of(text)))) return false;
        if (Matches is { } pattern && !texts.Any(text => text.Length <= SafePattern.MostText && pattern.IsMatch(text))) return false;
        return Expression is null || Is is not null || IsNot is not null || Matches is not null || Filled is not null || texts.Any(text => text != "false");
    }
}

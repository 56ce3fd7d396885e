using Federation.Adapters.Mapping.Records;

namespace Federation.Adapters.Mapping.Values;

/// <summary>Where texts come from. Pure and thread safe.</summary>
internal abstract record ValueSource
{
    /// <summary>The columns that a table has to have; of several, the first of which is taken, none.</summary>
    public virtual IReadOnlyList<string> Columns => [];

    public abstract Taken Take(RecordView record);
}

/// <summary>One column.</summary>
internal sealed record ColumnSource(string Column) : ValueSource
{
    public override IReadOnlyList<string> Columns => [Column];

    public override Taken Take(RecordView record)
    {
        var texts = record.Texts(Column);
        return new Taken([.. texts.Select(text => text.Text)], texts is [var first, ..] ? first.Pointer : record.Pointer(Column));
    }
}

/// <summary>The first of several columns that says something.</summary>
internal sealed record FirstSource(IReadOnlyList<string> Names) : ValueSource
{
    public override Taken Take(RecordView record)
    {
        foreach (string name in Names)
        {
            if (record.Texts(name) is [var first, ..] texts) return new Taken([.. texts.Select(text => text.Text)], first.Pointer);
        }

        return new Taken([], record.Pointer(Names[0]));
    }
}

/// <summary>All texts of several columns, each once.</summary>
internal sealed record AllSource(IReadOnlyList<string> Names) : ValueSource
{
    public override IReadOnlyList<string> Columns => Names;

    public override Taken Take(RecordView record)
    {
        var texts = Names.SelectMany(record.Texts).ToList();
        return new Taken([.. texts.Select(text => text.Text).Distinct()], texts is [var first, ..] ? first.Pointer : record.Pointer(Names[0]));
    }
}

/// <summary>A constant.</summary>
internal sealed record ConstantSource(string Text) : ValueSource
{
    public override Taken Take(RecordView record) => new([Text], null);
}

/// <summary>What an expression finds.</summary>
internal sealed record ExpressionSource(Expression Expression) : ValueSource
{
    public override Taken Take(RecordView record) =>
        new(Expression.Find(record.Root, out string? failure) is { } value ? [.. Texts.Of(value, "").Select(text => text.Text)] : [], null) { Failure = failure };
}

/// <summary>The words of those columns that say yes.</summary>
/// <param name="Words">A word by its column.</param>
internal sealed record FlagSource(IReadOnlyList<KeyValuePair<string, string>> Words) : ValueSource
{
    public override IReadOnlyList<string> Columns => [.. Words.Select(word => word.Key)];

    public override Taken Take(RecordView record) => new(
        [.. Words.Where(word => record.Texts(word.Key).Any(text => YesNo.Read(text.Text) == true)).Select(word => word.Value).Distinct()],
        record.Pointer(Words[0].Key));

    /// <summary>The columns whose text is neither yes nor no.</summary>
    public IEnumerable<Found> Unreadable(RecordView record) => Words.SelectMany(word => record.Texts(word.Key)).Where(text => YesNo.Read(text.Text) is null);
}

/// <summary>A text with columns in braces: <c>{Numero} {Rue}</c>.</summary>
internal sealed record TemplateSource(Template Template) : ValueSource
{
    public override IReadOnlyList<string> Columns => Template.Names;

    public override Taken Take(RecordView record)
    {
        // Row by row, so that what belongs together stays together.
        var texts = record.Rows.Select(row => Template.Fill(name => row.Text(name)?.Text, leaveGaps: false)).OfType<string>().GroupBy(text => text, StringComparer.Ordinal).OrderByDescending(same => same.Count()).Select(same => same.Key);
        return new Taken([.. texts], Template.Names is [var first, ..] ? record.Pointer(first) : null);
    }
}

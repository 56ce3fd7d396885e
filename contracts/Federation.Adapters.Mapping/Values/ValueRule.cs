using Federation.Adapters.Mapping.Records;

namespace Federation.Adapters.Mapping.Values;

/// <summary>How one value is made: where its texts come from, then what is done with them, step by step. Immutable and thread safe.</summary>
internal sealed record ValueRule(ValueSource Source, IReadOnlyList<IStep> Steps)
{
    /// <summary>The texts; none where the record says nothing.</summary>
    /// <param name="field">The member of the draft that it is for, in camel case.</param>
    public Taken Take(RecordView record, MappingScope scope, string field)
    {
        var taken = Source.Take(record);
        if (taken.Failure is { } failure) scope.Findings.Warning("mapping.expression-failed", $"The expression of the field {field} cannot take what this record has: {failure}");
        foreach (var step in Steps) taken = taken with { Texts = step.Apply(taken.Texts, new StepPlace(scope, field, taken.Pointer)) };
        return taken with { Texts = [.. taken.Texts.Select(text => text.Trim()).Where(text => text.Length > 0)] };
    }
}

/// <param name="Pointer">Where the first of them stands, or would.</param>
internal sealed record Taken(IReadOnlyList<string> Texts, string? Pointer)
{
    /// <summary>Why an expression found nothing; null where it did not fail.</summary>
    public string? Failure { get; init; }

    public string? First => Texts is [var first, ..] ? first : null;
}

using System.Text.Json;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.Mapping.Probing.Columns;

/// <summary>What the sample's records say under one name. Immutable.</summary>
internal sealed record ColumnProfile
{
    /// <summary>As a mapping names it.</summary>
    public required string Name { get; init; }

    /// <summary>By record, in their order; null where a record says nothing.</summary>
    public required IReadOnlyList<string?> Texts { get; init; }

    /// <summary>Whether some record has several texts there.</summary>
    public bool IsMultiple { get; init; }

    /// <summary>Every different text, of records with several too; at most 2,000.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    /// <summary>The first values that are no texts: points in arrays and objects.</summary>
    public IReadOnlyList<JsonElement> Structures { get; init; } = [];

    /// <summary>Whether it names or reaches a person: then none of its texts is shown, drafted or kept.</summary>
    public bool IsPerson { get; init; }

    public int FilledCount { get; init; }

    /// <summary>0 to 1.</summary>
    public double Filled => Texts.Count == 0 ? 0 : FilledCount / (double)Texts.Count;

    public int Distinct { get; init; }

    /// <summary>Which share of the filled texts is so; 0 where none is filled.</summary>
    public double Share(Func<string, bool> isSo) => FilledCount == 0 ? 0 : Texts.Count(text => text is not null && isSo(text)) / (double)FilledCount;

    /// <summary>A few texts, without mailboxes and telephone numbers; none of a person's.</summary>
    public IReadOnlyList<string> Examples(int most) => IsPerson ? [] : [.. Values.Take(most).Select(Masked.Of)];

    public bool HasHtml => Share(ValueShapes.IsHtml) > 0.05;

    public bool HasMailboxes => Values.Any(Mailboxes.IsIn);
}

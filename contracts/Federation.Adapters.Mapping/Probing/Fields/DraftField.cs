using Federation.Adapters.Mapping.Probing.Columns;
using Federation.Adapters.Mapping.Probing.Drafts;

namespace Federation.Adapters.Mapping.Probing.Fields;

/// <summary>One member of a listing as the draft makes it.</summary>
/// <param name="Key">As in a mapping; of an address with a point: <c>address.street</c>.</param>
/// <param name="Yaml">In flow form, on one line; or lines under the key, each with its indent from there.</param>
/// <param name="Columns">What it is made of, for the comment.</param>
/// <param name="Note">What a person has to know; null for nothing.</param>
internal sealed record DraftField(string Key, string Yaml, IReadOnlyList<ColumnProfile> Columns, string? Note = null)
{
    /// <summary>Whether <see cref="Yaml"/> goes under the key, and not behind it.</summary>
    public bool IsBlock => Yaml.StartsWith('\n');

    /// <param name="steps">In flow form.</param>
    public static DraftField From(string key, ColumnProfile column, IReadOnlyList<string> steps, string? note = null) =>
        new(key, steps.Count == 0 ? YamlScalar.Of(column.Name) : $"{{ from: {YamlScalar.Of(column.Name)}, steps: [{string.Join(", ", steps)}] }}", [column], note);

    /// <summary>Pieces of HTML become what a person reads of them.</summary>
    public static IReadOnlyList<string> HtmlStep(ColumnProfile column) => column.HasHtml ? ["html"] : [];
}

using System.Globalization;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.Mapping.Values;

/// <summary>What is found while one record is mapped. Made anew for each; not thread safe.</summary>
/// <param name="HasRows">Whether the record was put together of several rows, which may disagree.</param>
internal sealed record MappingScope(MapFindings Findings, bool HasRows = false)
{
    /// <summary>The text of a field that has one; where rows say different ones, what most of them say, with a note.</summary>
    public string? Single(Taken taken, string field)
    {
        if (HasRows && taken.Texts.Count > 1) RowsDiffer(field, taken.Texts.Count, taken.Pointer);
        return taken.First;
    }

    public void RowsDiffer(string field, int ways, string? pointer) =>
        Findings.Warning("mapping.rows-differ", string.Create(CultureInfo.InvariantCulture, $"The rows of this record say {ways} different things for the field {field}; what most of them say was taken."), pointer);
}

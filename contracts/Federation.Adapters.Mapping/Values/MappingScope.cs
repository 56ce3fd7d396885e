using Federation.Adapters.Sdk;

namespace Federation.Adapters.Mapping.Values;

/// <summary>What is found while one record is mapped. Made anew for each; not thread safe.</summary>
/// <param name="TellsMissingColumns">Whether a column that a record does not have at all was taken out of the source: so in a table, not in JSON.</param>
internal sealed record MappingScope(MapFindings Findings, bool TellsMissingColumns)
{
    public void ColumnsMissing(string field, IReadOnlyList<string> columns)
    {
        if (TellsMissingColumns) Findings.Unusable(field, "csv.column-missing", $"The source has no column {string.Join(", ", columns.Select(column => $"\"{Excerpt.Of(column)}\""))} any more.");
    }
}

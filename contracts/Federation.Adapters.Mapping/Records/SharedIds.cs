using System.Globalization;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Records;

/// <summary>
/// Rows whose ids are made of their texts. Two rows that are the same to the byte are one, with a note; two different ones of one id are both quarantined, since which of them the id is of
/// cannot be told. Pure.
/// </summary>
internal static class SharedIds
{
    public static IEnumerable<SourceRecord> Tell(IReadOnlyList<Row> rows)
    {
        var byId = rows.GroupBy(row => row.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Select(row => row.Record).ToList(), StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var sharing = byId[row.Key];
            if (sharing.Count == 1)
            {
                yield return row.Record;
            }
            else if (sharing.All(other => other.Raw.Span.SequenceEqual(sharing[0].Raw.Span)))
            {
                if (ReferenceEquals(sharing[0], row.Record)) yield return With(row.Record, Repeated(sharing));
            }
            else
            {
                yield return With(row.Record, Issue.Error("mapping.id-shared", $"The id that the mapping makes of this row is made of others too ({Others(sharing, row.Record)}): name more columns by which they differ."));
            }
        }
    }

    private static Issue Repeated(IReadOnlyList<SourceRecord> same) => new()
    {
        Code = "mapping.row-repeated",
        Severity = IssueSeverity.Info,
        Message = $"The row is there more than once, every letter the same ({Others(same, same[0])}); it was read once.",
    };

    private static string Others(IReadOnlyList<SourceRecord> sharing, SourceRecord record)
    {
        var others = sharing.Where(other => !ReferenceEquals(other, record)).Select(other => other.Locator).ToList();
        return string.Join(", ", others.Take(3)) + (others.Count > 3 ? string.Create(CultureInfo.InvariantCulture, $" and {others.Count - 3} more") : "");
    }

    private static SourceRecord With(SourceRecord record, Issue issue) => record with { Issues = [.. record.Issues, issue] };
}

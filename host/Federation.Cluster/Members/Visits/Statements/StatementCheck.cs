using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>Reads every row of statements between networks, and tells which are not what they should be.</summary>
internal static class StatementCheck
{
    private static readonly (string Kind, Func<StateRow, bool> IsSound, string What)[] Kinds =
    [
        (RowKinds.VisitTally, row => VisitTally.Read(row).Key == row.Key, "a tally of visits"),
        (RowKinds.VisitClosing, row => row.Key.Id.Split('/') is [var text, _] && VisitMonth.TryParse(text, out var month) && StoredClosing.KeyOf(month, StoredClosing.Read(row).Centre) == row.Key, "a closing"),
        (RowKinds.VisitStatement, row => VisitStatement.Read(row) is var statement && statement.Key == row.Key && statement.IsWhole && row.Version == 1, "a statement as it was closed"),
        (RowKinds.VisitDispute, row => VisitDispute.Read(row).RowKey == row.Key, "a dispute"),
        (RowKinds.VisitClearing, row => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.ClearingRecord) is not null, "how far closing has come"),
    ];

    public static async Task<IReadOnlyList<string>> RunAsync(IDirectoryStore store, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        foreach (var (kind, isSound, what) in Kinds)
        {
            await foreach (var row in store.ScanAsync(kind, cancellationToken: cancellationToken))
            {
                if (!IsSound(row, isSound)) problems.Add($"Row {row.Key} is not {what}.");
            }
        }

        return problems;
    }

    private static bool IsSound(StateRow row, Func<StateRow, bool> isSound)
    {
        try
        {
            return isSound(row);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

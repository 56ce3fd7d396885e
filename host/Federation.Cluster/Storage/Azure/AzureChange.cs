using System.Text;
using Federation.Cluster.Storage.Committing;

namespace Federation.Cluster.Storage.Azure;

/// <summary>A plan as operations on the table.</summary>
/// <param name="Obsolete">The blobs that nothing names when it is done.</param>
/// <param name="Growth">By how many bytes the bodies grow.</param>
internal sealed record AzureChange(IReadOnlyList<AzureOperation> Operations, IReadOnlyList<string> Obsolete, long Growth)
{
    /// <summary>Writes the blobs that it needs.</summary>
    public static async Task<AzureChange> OfAsync(CommitPlan plan, AzureFindings found, AzureUploads uploads, long era)
    {
        RowChange[] rows = [.. plan.Rows];

        // Of an event that is rewritten twice, the last counts; one that is not there is left alone.
        EventRewrite[] rewrites = [.. plan.Rewrites.Reverse().DistinctBy(rewrite => rewrite.Position).Where(rewrite => found.Events.ContainsKey(rewrite.Position))];
        await uploads.PrepareAsync(era, [.. rows.Where(row => row.After != 0).Select(row => row.Body), .. plan.Events.Select(planned => planned.Body), .. rewrites.Select(rewrite => rewrite.Body)]);
        List<AzureOperation> operations = [];
        List<AzureRow> replaced = [];
        foreach (var change in rows)
        {
            if (found.Rows.TryGetValue(change.Key, out var before)) replaced.Add(before);
            operations.Add(Of(change, uploads));
        }

        foreach (var planned in plan.Events) operations.Add(new AzureOperation(uploads.Place(RowOf(planned), planned.Body), AzureAction.Add));
        foreach (var rewrite in rewrites)
        {
            replaced.Add(found.Events[rewrite.Position]);
            operations.Add(new AzureOperation(uploads.Place(found.Events[rewrite.Position], rewrite.Body), AzureAction.Put));
        }

        foreach (var (key, position) in plan.Keys) operations.Add(new AzureOperation(RowOf(key, position), AzureAction.Add));
        return new AzureChange(
            operations,
            [.. replaced.Select(row => row.Blob).OfType<string>()],
            operations.Where(operation => operation.Action != AzureAction.Delete).Sum(operation => operation.Row.Size) - replaced.Sum(row => row.Size));
    }

    /// <summary>A state row, without its body.</summary>
    public static AzureRow RowOf(StateKey key, long version) => new() { RowKey = AzureKeys.State(key), Kind = Encoding.UTF8.GetBytes(key.Kind), Id = Encoding.UTF8.GetBytes(key.Id), Version = version };

    /// <summary>An event's row, without its body.</summary>
    public static AzureRow RowOf(PlannedEvent planned) =>
        new() { RowKey = AzureKeys.Event(planned.Position), Kind = Encoding.UTF8.GetBytes(planned.Subject.Kind), Id = Encoding.UTF8.GetBytes(planned.Subject.Id), Batch = planned.Batch };

    /// <summary>An idempotency key's row.</summary>
    public static AzureRow RowOf(string key, long position) => new() { RowKey = AzureKeys.IdempotencyKey(key), Id = Encoding.UTF8.GetBytes(key), Position = position };

    private static AzureOperation Of(RowChange change, AzureUploads uploads)
    {
        var row = RowOf(change.Key, change.After);
        if (change.After == 0) return new AzureOperation(row, AzureAction.Delete);
        return new AzureOperation(uploads.Place(row, change.Body), change.Before == 0 ? AzureAction.Add : AzureAction.Put);
    }
}

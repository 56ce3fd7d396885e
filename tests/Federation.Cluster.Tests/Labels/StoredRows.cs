using System.Text;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Tests.Labels;

/// <summary>Rows of labels and certificates as they lie in a store, sound and damaged.</summary>
internal static class StoredRows
{
    /// <summary>The centre of <see cref="Label"/>.</summary>
    public const string Centre = "0198a000000070008000000000000001";

    /// <summary>Awarded once, and in force.</summary>
    public const string Label =
        """{"centre":"0198a000000070008000000000000001","events":[{"version":1,"kind":"Awarded","number":1,"at":"2026-11-28T12:00:00+00:00","actor":"operator","reason":"Assessed.","award":{"number":1,"levels":{"services":1},"criteriaVersion":"1.0","awardedAt":"2026-11-28T12:00:00+00:00","validUntil":"2028-11-28T12:00:00+00:00"}}]}""";

    public static string Certificate(int place) => $$$"""{"certificate":{"centreName":"La Fabrique","place":{{{place}}},"at":"2026-11-28T12:00:00+00:00"}}""";

    public static string Places(params int[] taken) => $$"""{"length":131072,"taken":[{{string.Join(',', taken)}}]}""";

    public static async Task PutAsync(this IDirectoryStore store, string kind, string id, string body) => await store.CommitAsync(
        new StoreBatch { PartitionKey = id, Writes = [new StateWrite(new StateKey(kind, id), 0, Encoding.UTF8.GetBytes(body))] },
        TestContext.Current.CancellationToken);
}

using System.Collections.Immutable;
using System.Text;

namespace Federation.Cluster.Storage.Azure;

/// <summary>Counts the rows of each kind; what the bodies take, the head knows.</summary>
internal static class AzureMeasure
{
    public static async Task<StoreFigures> RunAsync(AzureTable table, CancellationToken cancellationToken)
    {
        var rows = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        await foreach (var kind in table.RowsAsync(AzureKeys.States, AzureRow.Names, cancellationToken: cancellationToken).CountBy(row => Encoding.UTF8.GetString(row.Kind ?? []))) rows[kind.Key] = kind.Value;
        var head = await table.HeadAsync(cancellationToken);
        return new StoreFigures
        {
            Engine = "Azure Tables",
            EngineVersion = await table.VersionAsync(cancellationToken),
            Format = head.Format,
            Rows = rows.ToImmutable(),
            Bytes = head.Bytes,
        };
    }
}

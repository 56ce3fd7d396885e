using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.Storage;
using Federation.Registry.Tests.Criteria;

namespace Federation.Cluster.Tests.Labels;

/// <summary>Writes what a publication commits, so that a version may be in force already.</summary>
internal static class PublishedRows
{
    public static async Task PublishAsync(IDirectoryStore store, DateTimeOffset from)
    {
        var row = new CriteriaRow { Version = "2.0", Yaml = SecondVersion.Yaml, Sha256 = SecondVersion.Sha256, At = from.AddDays(-1), By = "operator", From = from };
        var key = CriteriaRow.KeyOf(1);
        await store.CommitAsync(new StoreBatch
        {
            PartitionKey = "criteria",
            Writes = [new StateWrite(key, 0, JsonSerializer.SerializeToUtf8Bytes(row, ClusterJson.Default.CriteriaRow))],
            Events = [new EventWrite(key, JsonSerializer.SerializeToUtf8Bytes(new CriteriaPublished(row.Version, row.Sha256, row.At, row.From), ClusterJson.Default.CriteriaPublished))],
        });
    }
}

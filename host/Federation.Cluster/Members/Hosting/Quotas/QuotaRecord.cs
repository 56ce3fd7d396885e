using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Registry.Hosting;

namespace Federation.Cluster.Members.Hosting.Quotas;

/// <summary>What was shared out of a number, as stored.</summary>
internal sealed class QuotaRecord
{
    /// <summary>By door.</summary>
    public IReadOnlyDictionary<string, QuotaGrant> Grants { get; set; } = new Dictionary<string, QuotaGrant>();

    /// <summary>The <see cref="QuotaRequest.Since"/> for which all visits were counted; null where they never were.</summary>
    public int? Since { get; set; }

    internal static QuotaRecord Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.QuotaRecord) ?? throw new JsonException($"Row {row.Key} is empty.");
}

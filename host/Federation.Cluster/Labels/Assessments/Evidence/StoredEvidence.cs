using System.Text;
using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.People.Cutting;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Labels.Assessments.Evidence;

/// <summary>The bytes of a file, as stored: a row of its own, for nothing else that reads applications wants them.</summary>
/// <param name="MediaType">As the application says it.</param>
/// <param name="Bytes">Empty where a person was erased from it.</param>
/// <param name="IsErased">Left out where nobody was.</param>
internal sealed record StoredEvidence(string MediaType, byte[] Bytes, bool IsErased = false)
{
    public static StoredEvidence Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.StoredEvidence) ?? throw new JsonException($"Row {row.Key} is empty.");

    /// <summary>What stands in it, where it is text; else nothing that is read here.</summary>
    public string Text => MediaType == EvidenceForm.Text.MediaType ? Encoding.UTF8.GetString(Bytes) : "";

    /// <summary>The row where nobody is left in it; the very body where nobody was. A file from which somebody is erased goes as a whole: what is left would have another hash than the one that stands in the application.</summary>
    public static ReadOnlyMemory<byte> Without(StateRow row, PersonCut cut)
    {
        var stored = Read(row);
        return cut.IsIn(stored.Text) ? JsonSerializer.SerializeToUtf8Bytes(stored with { Bytes = [], IsErased = true }, ClusterJson.Default.StoredEvidence) : row.Body;
    }
}

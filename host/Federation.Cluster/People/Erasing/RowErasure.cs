using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Assessments.Evidence;
using Federation.Cluster.People.Cutting;
using Federation.Cluster.Storage;

namespace Federation.Cluster.People.Erasing;

/// <summary>What an erasure makes of one stored row. Pure.</summary>
internal static class RowErasure
{
    /// <summary>
    /// Kinds that are not rewritten, where a person is nevertheless found, and why: a centre is changed by its own grain; a binding has nothing but its key; what a certificate says is signed, and public by its
    /// centre's wish; a network's settings and its entity in the federation are its operator's own; the public log and the keys that sign hold ids, levels, times, hashes and keys,
    /// which name nobody, and not one byte of the log may change; the others hold no text.
    /// </summary>
    public static IReadOnlyList<string> Untouched { get; } =
    [
        RowKinds.Centre, RowKinds.Binding, RowKinds.Certificate, RowKinds.Network, RowKinds.NetworkEntity, RowKinds.DeniedEntity, RowKinds.EntityOwner, RowKinds.StatusPlaces, RowKinds.Reminder, RowKinds.Erasure, RowKinds.ToldErasure,
        RowKinds.SigningKey, RowKinds.Log, RowKinds.LogEntries, RowKinds.LogTile, RowKinds.LogPlace, RowKinds.LogWitness,
    ];

    /// <summary>The row's new body, null to remove it; the very body where it holds nobody.</summary>
    public static ReadOnlyMemory<byte>? Of(StateRow row, PersonCut cut) => row.Key.Kind switch
    {
        RowKinds.Person => IsIn(row.Body, cut) ? (ReadOnlyMemory<byte>?)null : row.Body, // else null would be no bytes
        RowKinds.Quarantine => Quarantined(row, cut),
        RowKinds.EvidenceFile => StoredEvidence.Without(row, cut),
        RowKinds.Criteria => JsonPersonCut.CutMember(row.Body, "by", cut), // the text is public, and its hash stands beside it
        RowKinds.CriteriaDryRun when !row.Key.Id.Contains('/', StringComparison.Ordinal) => IsIn(row.Body, cut) ? (ReadOnlyMemory<byte>?)null : row.Body, // a text that was cut is not the one that was dry-run; as above
        RowKinds.CentrePast when IsIn(row.Body, cut) => JsonPersonCut.Cut(JsonSerializer.SerializeToUtf8Bytes(CentreArchive.ReadPast(row).WithMarks(cut), ClusterJson.Default.CentrePast), cut, isRaw: false),
        _ => JsonPersonCut.Cut(row.Body, cut, isRaw: false),
    };

    public static bool IsIn(ReadOnlyMemory<byte> body, PersonCut cut) => !JsonPersonCut.Cut(body, cut, isRaw: false).Equals(body);

    /// <summary>The raw record lies in its row as bytes of its own. What was hashed is not there any more, so the next run looks at the record anew.</summary>
    private static ReadOnlyMemory<byte> Quarantined(StateRow row, PersonCut cut)
    {
        if (JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.QuarantinedRecord) is not { } record) return row.Body;
        ReadOnlyMemory<byte> raw = record.Raw;
        var left = record.MediaType == "application/json" ? JsonPersonCut.Cut(raw, cut, isRaw: true) : JsonPersonCut.CutText(raw, cut);
        var body = left.Equals(raw) ? row.Body : JsonSerializer.SerializeToUtf8Bytes(record with { Raw = left.ToArray(), RawHash = "" }, ClusterJson.Default.QuarantinedRecord);
        return JsonPersonCut.Cut(body, cut, isRaw: false);
    }
}

using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>What closing a month comes to at one centre, as stored until the month's statements are written from all of them. Immutable.</summary>
internal sealed record StoredClosing(CentreId Centre, IReadOnlyList<VisitLine> Lines, IReadOnlyList<VisitCorrection> Corrections)
{
    public static StateKey KeyOf(VisitMonth month, CentreId centre) => new(RowKinds.VisitClosing, PrefixOf(month) + centre);

    /// <summary>How the ids of all centres of a month begin.</summary>
    public static string PrefixOf(VisitMonth month) => $"{month}/";

    public static StoredClosing Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.StoredClosing) ?? throw new JsonException($"Row {row.Key} is empty.");

    public StateWrite Write(VisitMonth month) => new(KeyOf(month, Centre), 0, JsonSerializer.SerializeToUtf8Bytes(this, ClusterJson.Default.StoredClosing));
}

using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>What one network hosted of another's members in a month, with what it corrects of earlier ones, as stored. Written once and never changed. No pseudonym stands in it: it is a bill between two networks, exact, and for these two alone.</summary>
public sealed record VisitStatement
{
    public required VisitMonth Month { get; init; }

    public required NetworkId Host { get; init; }

    public required NetworkId Home { get; init; }

    public required DateTimeOffset ClosedAt { get; init; }

    /// <summary>In order of centre and tier.</summary>
    public required IReadOnlyList<VisitLine> Lines { get; init; }

    /// <summary>In order of month, centre and tier.</summary>
    public required IReadOnlyList<VisitCorrection> Corrections { get; init; }

    /// <summary>Of all the rest, as it is stored without this; in lower hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Month, host and home, with slashes between.</summary>
    [JsonIgnore]
    public string Id => IdOf(Month, Host, Home);

    public static string IdOf(VisitMonth month, NetworkId host, NetworkId home) => $"{month}/{host}/{home}";

    /// <summary>False for any text that is no id.</summary>
    public static bool TryParse(string? id, out (VisitMonth Month, NetworkId Host, NetworkId Home) parts)
    {
        parts = default;
        if (id?.Split('/') is not [var month, var host, var home] || !VisitMonth.TryParse(month, out parts.Month) || !NetworkId.TryParse(host, out parts.Host)) return false;
        return NetworkId.TryParse(home, out parts.Home);
    }

    /// <summary>The statements of a month: one for each two networks between which something is to be said, in order of their ids. Pure.</summary>
    /// <param name="closings">One for each centre at most, in any order.</param>
    internal static IReadOnlyList<VisitStatement> Compose(VisitMonth month, IEnumerable<StoredClosing> closings, DateTimeOffset at)
    {
        var known = closings.OrderBy(closing => closing.Centre).ToList();
        var lines = known.SelectMany(closing => closing.Lines).ToLookup(line => (line.Host, line.Home));
        var corrections = known.SelectMany(closing => closing.Corrections).OrderBy(entry => entry.Month).ToLookup(entry => (entry.Host, entry.Home)); // a stable order: of one month by centre still
        return
        [
            .. lines.Select(group => group.Key).Union(corrections.Select(group => group.Key)).OrderBy(pair => pair.Host).ThenBy(pair => pair.Home)
                .Select(pair => Signed(new VisitStatement { Month = month, Host = pair.Host, Home = pair.Home, ClosedAt = at, Lines = [.. lines[pair]], Corrections = [.. corrections[pair]], Sha256 = "" })),
        ];
    }

    /// <summary>Whether it is as it was closed.</summary>
    internal bool IsWhole => Signed(this).Sha256 == Sha256;

    internal StateKey Key => KeyOf(Id);

    internal static StateKey KeyOf(string id) => new(RowKinds.VisitStatement, id);

    internal static VisitStatement Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.VisitStatement) ?? throw new JsonException($"Row {row.Key} is empty.");

    internal byte[] Body() => JsonSerializer.SerializeToUtf8Bytes(this, ClusterJson.Default.VisitStatement);

    private static VisitStatement Signed(VisitStatement statement) => statement with { Sha256 = Convert.ToHexStringLower(SHA256.HashData((statement with { Sha256 = "" }).Body())) };
}

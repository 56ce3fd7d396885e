using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>What the statements so far say of one centre's visits in one month, as stored: what the next closing corrects. Immutable.</summary>
public sealed record VisitTally
{
    public required CentreId Centre { get; init; }

    public required VisitMonth Month { get; init; }

    /// <summary>Who was taken for the host of visits that do not say theirs; null while the door has had no keeper. It stays once it is said: who keeps the door later is another matter.</summary>
    public NetworkId? Keeper { get; init; }

    /// <summary>As counted, in the order of their keys.</summary>
    public required IReadOnlyList<VisitLine> Counted { get; init; }

    /// <summary>What hosts have conceded beside that, with its sign, as far as the count did not go the same way since; in the same order.</summary>
    public IReadOnlyList<VisitLine> Conceded { get; init; } = [];

    /// <summary>A line as it stands: what its statement and all counter-entries to it come to.</summary>
    internal LineAmount StandsAt(LineKey line) => (Of(Counted, line) + Of(Conceded, line)).Possible;

    private static LineAmount Of(IEnumerable<VisitLine> lines, LineKey key) => lines.FirstOrDefault(line => line.Key == key)?.Amount ?? default;

    internal StateKey Key => KeyOf(Centre, Month);

    internal static StateKey KeyOf(CentreId centre, VisitMonth month) => new(RowKinds.VisitTally, PrefixOf(centre) + month);

    /// <summary>How the ids of all months of a centre begin.</summary>
    internal static string PrefixOf(CentreId centre) => $"{centre}/";

    internal static VisitTally Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.VisitTally) ?? throw new JsonException($"Row {row.Key} is empty.");

    internal StateWrite Write(long version) => new(Key, version, JsonSerializer.SerializeToUtf8Bytes(this, ClusterJson.Default.VisitTally));
}

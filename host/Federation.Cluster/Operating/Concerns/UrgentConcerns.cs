using Federation.Cluster.Operating.Following;
using Federation.Cluster.Operating.Keys;
using Federation.Cluster.Telemetry;

namespace Federation.Cluster.Operating.Concerns;

/// <summary>Tells what is urgent from how the directory does. The page of operators, which knows the schema alone, tells the same; a test holds the two together. Pure.</summary>
internal static class UrgentConcerns
{
    /// <summary>A reader of the feed that does its work is never behind for longer.</summary>
    public static readonly TimeSpan MostLag = TimeSpan.FromMinutes(5);

    /// <summary>With less than this free on its volume, or less than is stored, room is short: erasing a person writes the store anew.</summary>
    public const long LeastFreeBytes = 1024L * 1024 * 1024;

    /// <returns>Each once, in an order that is always the same.</returns>
    public static IReadOnlyList<UrgentConcern> Of(DirectoryCondition condition, DateTimeOffset now) => [.. All(condition, now).Distinct()];

    private static IEnumerable<UrgentConcern> All(DirectoryCondition condition, DateTimeOffset now)
    {
        if (condition.Cluster is not { } cluster) yield return new(UrgentKind.ClusterUnknown);
        else
        {
            var active = cluster.Silos.Where(silo => silo.Standing == SiloStanding.Active).ToList();
            if (active.Exists(silo => silo.IsOverloaded)) yield return new(UrgentKind.HostOverloaded);
            if (active.Exists(silo => silo.Activations is null)) yield return new(UrgentKind.HostSilent);
        }

        if (condition.Storage is not { } storage) yield return new(UrgentKind.StoreUnknown);
        else if (storage.FreeBytes is { } free && (free < LeastFreeBytes || free < storage.Bytes)) yield return new(UrgentKind.DiskShort);
        if (condition.Feed is not { } feed) yield return new(UrgentKind.FeedUnknown);
        else foreach (var reader in feed.Readers.Where(reader => IsLate(reader, now))) yield return new(UrgentKind.ReaderLate, TelemetryTags.Of(reader.Reader));
        if (condition.Keys is not { } keys) yield return new(UrgentKind.KeysUnknown);
        else foreach (var key in keys.Where(key => key.Standing == KeyStanding.Unusable)) yield return new(UrgentKind.KeyUnusable, TelemetryTags.Of(key.Purpose));
        if (condition.IsLogUnknown) yield return new(UrgentKind.LogUnknown);
        if (condition.Log is { Problem: not null }) yield return new(UrgentKind.LogUnsigned);
    }

    /// <summary>Matching reads after runs alone.</summary>
    private static bool IsLate(FeedReading reader, DateTimeOffset now) => reader.Reader != FeedReaderKind.Matching && reader.Since is { } since && (int)(now - since).TotalSeconds > MostLag.TotalSeconds;
}

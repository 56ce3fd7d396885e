using System.Collections.Immutable;
using System.Globalization;
using Federation.Cluster.Storage.Azure;
using Federation.Cluster.Storage.Membership;
using Federation.Cluster.Storage.Postgres;
using Federation.Cluster.Storage.Sqlite;

namespace Federation.Cluster.Tests.Wire;

/// <summary>The contracts of this build, as <c>docs/wire.txt</c> has them.</summary>
internal static class WireReflection
{
    /// <summary>Keys that the judge knows.</summary>
    public const string Wire = "wire", Oldest = "oldest", InterfaceVersion = "version";

    public static IReadOnlyList<WireContract> Contracts() => [.. Versions(), .. SentContracts.All(), .. StoredContracts.All()];

    private static IEnumerable<WireContract> Versions() =>
    [
        new WireContract(WireSort.Version, Wire, [Number("current", WireVersion.Current), Number(Oldest, WireVersion.Oldest)]),
        new WireContract(WireSort.Version, "store", [Number("azure", AzureHead.Current), Number("postgres", PostgresSchema.Version), Number("sqlite", SqliteSchema.Version)]),
    ];

    /// <summary>In the order of their keys, numbers by what they count.</summary>
    public static ImmutableArray<WireMember> Ordered(IEnumerable<WireMember> members) =>
        [.. members.OrderBy(member => long.TryParse(member.Key, CultureInfo.InvariantCulture, out long number) ? number : long.MaxValue).ThenBy(member => member.Key, StringComparer.Ordinal)];

    private static WireMember Number(string key, int number) => new(key, number.ToString(CultureInfo.InvariantCulture));
}

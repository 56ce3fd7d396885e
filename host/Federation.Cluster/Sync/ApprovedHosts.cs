using System.Collections;
using System.Text.Json.Serialization;

namespace Federation.Cluster.Sync;

/// <summary>
/// The hosts that an operator approved for one network, as written, each once, in ordinal order. Immutable; two are equal when they name the same hosts.
/// The default value approves none.
/// </summary>
[GenerateSerializer, Immutable, Alias("approved-hosts"), JsonConverter(typeof(ApprovedHostsJson))]
public readonly struct ApprovedHosts : IEquatable<ApprovedHosts>, IReadOnlyList<string>
{
    [Id(0)]
    private readonly string[]? _hosts;

    public ApprovedHosts(IEnumerable<string> hosts) => _hosts = [.. hosts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public int Count => Hosts.Length;

    private string[] Hosts => _hosts ?? [];

    public string this[int index] => Hosts[index];

    public static bool operator ==(ApprovedHosts left, ApprovedHosts right) => left.Equals(right);

    public static bool operator !=(ApprovedHosts left, ApprovedHosts right) => !left.Equals(right);

    public bool Equals(ApprovedHosts other) => Hosts.AsSpan().SequenceEqual(other.Hosts);

    public override bool Equals(object? obj) => obj is ApprovedHosts other && Equals(other);

    public override int GetHashCode() => Hosts.Aggregate(0, HashCode.Combine);

    public IEnumerator<string> GetEnumerator() => Hosts.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

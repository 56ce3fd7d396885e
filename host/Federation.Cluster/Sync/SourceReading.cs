using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Federation.Cluster.Adapters;
using Federation.Cluster.Adapters.Fetching;

namespace Federation.Cluster.Sync;

/// <summary>The last time that a network's source was read in full, by which the next run can ask the server whether anything changed since.</summary>
[GenerateSerializer, Immutable, Alias("source-reading")]
public sealed record SourceReading
{
    /// <summary>After so long the source is read whatever its server says: a server that is wrong about itself, and an adapter that looks at the date, are not believed for ever.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>One hash for everything but the source that decided what the reading came to; 64 lower-case hexadecimal digits.</summary>
    [Id(0)]
    public required string Fingerprint { get; init; }

    /// <summary>When the run that read it started.</summary>
    [Id(1)]
    public required DateTimeOffset At { get; init; }

    [Id(2)]
    public required SourceVersion Version { get; init; }

    /// <summary>SHA-256 over adapter, its files, the normaliser's version, and what of the network's definition reaches a worker.</summary>
    /// <param name="pushed">The file with what was pushed, where that is read: what one push left unfinished no other goes on with. Null for none.</param>
    internal static string FingerprintOf(NetworkDefinition network, IAdapterWorker worker, string? pushed)
    {
        string[] parts = [worker.Source.Adapter, worker.Build, ListingNormaliser.Version.ToString(CultureInfo.InvariantCulture), network.Config, $"{network.OperatorTrusted}", network.Trust.ToString(CultureInfo.InvariantCulture), .. network.Hosts, .. pushed is null ? Array.Empty<string>() : [pushed]];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts)))); // which none of them can hold
    }

    /// <summary>Whether a run that starts now may rely on it. A time to come is no time to count from.</summary>
    internal bool Holds(string fingerprint, DateTimeOffset now) => Fingerprint == fingerprint && At <= now && now - At < Longest;
}

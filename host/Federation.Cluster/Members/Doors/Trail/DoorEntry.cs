using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Doors.Trail;

/// <summary>
/// What a door answered to one pass, as stored: each entry carries the hash of the one before. It names no visitor, not even by pseudonym: the pass stands in it as a hash, which leads from somebody who has the pass to the entry; no
/// two passes of one person have anything in common. Of an admission the time is that of its visit, so that whoever sees visits can put the two together; a refusal leads to nobody. Immutable.
/// </summary>
[GenerateSerializer, Immutable, Alias("door-entry")]
public sealed record DoorEntry
{
    [Id(0)]
    public required CentreId Centre { get; init; }

    /// <summary>From 1 on, without gaps.</summary>
    [Id(1)]
    public required long Number { get; init; }

    /// <summary>When the visitor was there, in whole milliseconds.</summary>
    [Id(2)]
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was written down: later where the door had no network.</summary>
    [Id(3)]
    public required DateTimeOffset WrittenAt { get; init; }

    [Id(4)]
    public required AdmissionVerdict Verdict { get; init; }

    /// <summary>One of <see cref="AdmissionCodes"/>. Where a door without network admitted whom the directory would not have, why not.</summary>
    [Id(5)]
    public required string Code { get; init; }

    [Id(6)]
    public required NetworkId Network { get; init; }

    /// <summary>The hash of the chain of trust that the decision stood on; null for a network of this directory.</summary>
    [Id(7)]
    public string? Chain { get; init; }

    /// <summary>SHA-256 of the pass as it was shown, in lower-case hexadecimal.</summary>
    [Id(8)]
    public required string Pass { get; init; }

    /// <summary>When the entry before was written down; null in the first. So an entry tells whether the one before should be here still.</summary>
    [Id(9)]
    public DateTimeOffset? PreviousAt { get; init; }

    /// <summary>The hash of the entry before; 64 zeros in the first.</summary>
    [Id(10)]
    public required string Previous { get; init; }

    /// <summary>Of all of it: SHA-256 over its members, each on its line, in the order in which they stand here, centre first and <see cref="Previous"/> last; moments as milliseconds since 1970, what is null as an empty line.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', "centre-door-entry", Centre.Value, Text(Number), Text(At.ToUnixTimeMilliseconds()), Text(WrittenAt.ToUnixTimeMilliseconds()), Verdict.ToString(), Code, Network.Value, Chain ?? "", Pass, PreviousAt is { } previous ? Text(previous.ToUnixTimeMilliseconds()) : "", Previous))));

    /// <summary>What proves it to whoever was there: the number and the hash.</summary>
    public string Receipt() => $"{Text(Number)}-{Hash()}";

    internal static string HashOf(string pass) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pass)));

    internal StateKey Key => new(RowKinds.DoorEntry, IdOf(Centre, Number) + string.Create(CultureInfo.InvariantCulture, $"/{WrittenAt.UtcDateTime:yyyy-MM-dd}"));

    /// <summary>How the ids of all entries of a centre begin; they go on so that their order is that of the numbers.</summary>
    internal static string PrefixOf(CentreId centre) => $"{centre}/";

    /// <summary>How the id of an entry begins; what comes after it in the order of ids is this entry and those that follow.</summary>
    internal static string IdOf(CentreId centre, long number) => PrefixOf(centre) + string.Create(CultureInfo.InvariantCulture, $"{number:D12}");

    internal static DoorEntry Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.DoorEntry) ?? throw new JsonException($"Row {row.Key} is empty.");

    internal StateWrite Write() => new(Key, 0, JsonSerializer.SerializeToUtf8Bytes(this, ClusterJson.Default.DoorEntry));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Federation.Cluster.Centres;

/// <summary>
/// One hash for what a directory says, whatever ids and times it has: SHA-256 over the sorted hashes of its centres, each over its
/// listing keys (and which of them are stale or removed) and its merged public values. Two directories with one hash say the same.
/// </summary>
public static class DirectoryHash
{
    /// <summary>64 lower-case hexadecimal digits.</summary>
    public static async Task<string> OfAsync(IAsyncEnumerable<CentreState> centres, CancellationToken cancellationToken)
    {
        var hashes = new List<byte[]>();
        await foreach (var centre in centres.WithCancellation(cancellationToken)) hashes.Add(Of(centre));
        hashes.Sort((one, other) => one.AsSpan().SequenceCompareTo(other));
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (byte[] hash in hashes) all.AppendData(hash);
        return Convert.ToHexStringLower(all.GetHashAndReset());
    }

    private static byte[] Of(CentreState centre)
    {
        var buffer = new ArrayBufferWriter<byte>(1_024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("listings");
            foreach (var listing in centre.Listings)
            {
                json.WriteStringValue(listing.Key.Value);
                json.WriteBooleanValue(listing.StaleSince is not null);
                if (!listing.IsLive) json.WriteStringValue("removed");
            }

            json.WriteEndArray();
            ContentHash.WriteMembers(json, MergedCentre.Of(centre).Content);
            json.WriteEndObject();
        }

        return SHA256.HashData(buffer.WrittenSpan);
    }
}

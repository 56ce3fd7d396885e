using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Matching.Decisions;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;

namespace Federation.Cluster.Centres;

/// <summary>
/// One hash for what a directory says, whatever ids and times it has: SHA-256 over the sorted hashes of its centres, each over its
/// listing keys (and which of them are stale or removed), its merged public values and what people decided about its label and its fields, and over what people decided about pairs of listings. Two
/// directories with one hash say the same.
/// </summary>
public static class DirectoryHash
{
    private const int CentresAtOnce = 500;

    /// <summary>64 lower-case hexadecimal digits.</summary>
    /// <param name="centres">In any order.</param>
    /// <param name="labels">Where theirs are.</param>
    /// <param name="decisions">In any order.</param>
    public static async Task<string> OfAsync(IAsyncEnumerable<CentreState> centres, LabelArchive labels, IAsyncEnumerable<PairDecision> decisions, CancellationToken cancellationToken)
    {
        var hashes = new List<byte[]>();
        await foreach (var chunk in centres.Chunk(CentresAtOnce).WithCancellation(cancellationToken))
        {
            var histories = await labels.ReadAsync([.. chunk.Select(centre => centre.Id)], cancellationToken);
            hashes.AddRange(chunk.Zip(histories, Of));
        }

        await foreach (var decision in decisions.WithCancellation(cancellationToken)) hashes.Add(Of(decision));
        hashes.Sort((one, other) => one.AsSpan().SequenceCompareTo(other));
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (byte[] hash in hashes) all.AppendData(hash);
        return Convert.ToHexStringLower(all.GetHashAndReset());
    }

    private static byte[] Of(PairDecision decision) => SHA256.HashData(Encoding.UTF8.GetBytes($"{decision.Pair.One}\n{decision.Pair.Other}\n{decision.Verdict}"));

    private static byte[] Of(CentreState centre, LabelHistory label)
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
            foreach (var (field, pin) in centre.Pins ?? Enumerable.Empty<KeyValuePair<string, FieldPin>>()) json.WriteString("pin " + field, pin.Listing.Value);
            WriteDecisions(json, label);
            json.WriteEndObject();
        }

        return SHA256.HashData(buffer.WrittenSpan);
    }

    /// <summary>In their order, without who and when. That a label's time is over nobody decided; a centre without a label has nothing here.</summary>
    private static void WriteDecisions(Utf8JsonWriter json, LabelHistory label)
    {
        if (label.Events.IsEmpty) return;
        json.WriteStartArray("label");
        foreach (var decided in label.Events.Where(happened => happened.Kind != LabelEventKind.Expired))
        {
            json.WriteStringValue(decided.Kind.ToString());
            json.WriteStringValue(decided.Reason);
            if (decided.Award is not { } award) continue;
            json.WriteStringValue(award.CriteriaVersion);
            foreach (var axis in Enum.GetValues<Axis>()) json.WriteNumberValue(award.Levels.On(axis) ?? 0); // no level is 0
        }

        json.WriteEndArray();
    }
}

using System.Text;

namespace Federation.Cluster.Storage;

/// <summary>
/// What every store demands of its callers before anything is queued, so that a batch that no store can write fails alone
/// and at once.
/// </summary>
internal static class StoreRules
{
    /// <summary>The largest body of a row or an event, in bytes.</summary>
    public const int LargestBody = 64 * 1024 * 1024;

    /// <summary>The longest id, partition key or idempotency key, in bytes of UTF-8: with its kind it fits into an index of PostgreSQL.</summary>
    public const int LongestId = 2_000;

    /// <summary>The longest kind, in bytes of UTF-8.</summary>
    public const int LongestKind = 100;

    /// <exception cref="ArgumentException">The batch names a row twice, an unusable key, or an oversized body.</exception>
    public static void Demand(StoreBatch batch)
    {
        DemandText(batch.PartitionKey, "partition key");
        if (batch.IdempotencyKey is not null) DemandText(batch.IdempotencyKey, "idempotency key");
        foreach (StateWrite write in batch.Writes)
        {
            Demand(write.Key);
            ArgumentOutOfRangeException.ThrowIfNegative(write.ExpectedVersion, nameof(batch));
            DemandBody(write.Body?.Length ?? 0, write.Key);
        }

        foreach (EventWrite written in batch.Events)
        {
            Demand(written.Subject);
            DemandBody(written.Body.Length, written.Subject);
        }

        if (batch.Writes.Count > 1) DemandDistinct(batch.Writes);
    }

    public static void Demand(StateKey key)
    {
        DemandText(key.Kind, "kind", LongestKind);
        DemandText(key.Id, "id");
    }

    public static void DemandText(string text, string role, int longest = LongestId)
    {
        if (string.IsNullOrEmpty(text)) throw new ArgumentException($"The {role} is empty.");
        if (!IsWellFormed(text)) throw new ArgumentException($"The {role} holds half of a surrogate pair, which no store can keep.");
        if (text.Length > longest / 4 && Encoding.UTF8.GetByteCount(text) is var bytes && bytes > longest) throw new ArgumentException($"The {role} has {bytes} bytes; a store takes at most {longest}.");
    }

    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        int surrogate = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        if (surrogate < 0) return true;
        text = text[surrogate..];
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out int length) != System.Buffers.OperationStatus.Done) return false;
            text = text[length..];
        }

        return true;
    }

    private static void DemandBody(int length, StateKey key)
    {
        if (length > LargestBody) throw new ArgumentException($"The body for {key} has {length} bytes; a store takes at most {LargestBody}.");
    }

    private static void DemandDistinct(IReadOnlyList<StateWrite> writes)
    {
        var seen = new HashSet<StateKey>(writes.Count);
        foreach (StateWrite write in writes)
        {
            if (!seen.Add(write.Key)) throw new ArgumentException($"The batch writes {write.Key} twice.");
        }
    }
}

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

    /// <summary>The longest kind, id, partition key or idempotency key, in UTF-16 units: in UTF-8 it takes less than the 64 KiB of a property in Azure's tables.</summary>
    public const int LongestText = 20_000;

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
        DemandText(key.Kind, "kind");
        DemandText(key.Id, "id");
    }

    public static void DemandText(string text, string role)
    {
        if (string.IsNullOrEmpty(text)) throw new ArgumentException($"The {role} is empty.");
        if (text.Length > LongestText) throw new ArgumentException($"The {role} has {text.Length} characters; a store takes at most {LongestText}.");
        if (!IsWellFormed(text)) throw new ArgumentException($"The {role} holds half of a surrogate pair, which no store can keep.");
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

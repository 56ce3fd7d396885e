using System.Text;
using CsCheck;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Tests.Storage;

/// <summary>Batches for tests: short ones by hand, random ones that often meet each other.</summary>
internal static class Batches
{
    // Few rows and low versions, so that conflicts, repetitions, deletions and re-creations all happen.
    private static readonly StateKey[] FewKeys =
        [.. from kind in (string[])[RowKinds.Centre, RowKinds.Binding] from id in (string[])["a", "b", "c", "é", "😀"] select new StateKey(kind, id)];

    private static readonly Gen<StateKey> Keys = Gen.Int[0, FewKeys.Length - 1].Select(index => FewKeys[index]);

    private static readonly Gen<byte[]> Bodies = Gen.Byte.Array[0, 40];

    private static readonly Gen<StateWrite> Writes =
        Gen.Select(Keys, Gen.Long[0, 3], Gen.Frequency((4, Bodies.Select(body => (ReadOnlyMemory<byte>?)body)), (1, Gen.Const((ReadOnlyMemory<byte>?)null))))
            .Select((key, version, body) => new StateWrite(key, version, body));

    private static readonly Gen<EventWrite> Events = Gen.Select(Keys, Bodies, (key, body) => new EventWrite(key, body));

    public static Gen<StoreBatch> Arbitrary { get; } =
        Gen.Select(Writes.Array[0, 3], Events.Array[0, 3], Gen.Int[0, 60]).Select((writes, events, key) => new StoreBatch
        {
            PartitionKey = "p",
            Writes = writes.DistinctBy(write => write.Key).ToArray(),
            Events = events,
            IdempotencyKey = key < 30 ? $"key {key}" : null,
        });

    public static StateKey Centre(string id) => new(RowKinds.Centre, id);

    public static ReadOnlyMemory<byte> Body(string text) => Encoding.UTF8.GetBytes(text);

    public static string Text(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(body.Span);

    public static StoreBatch Write(string id, long expected, string? body) => new()
    {
        PartitionKey = id,
        Writes = [new StateWrite(Centre(id), expected, body is null ? (ReadOnlyMemory<byte>?)null : Body(body))],
    };

    public static StoreBatch Announce(string id, params ReadOnlySpan<string> events)
    {
        var written = new EventWrite[events.Length];
        for (int index = 0; index < written.Length; index++) written[index] = new EventWrite(Centre(id), Body(events[index]));
        return new StoreBatch { PartitionKey = id, Events = written };
    }
}

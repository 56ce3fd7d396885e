using System.Buffers;

namespace Federation.Cluster.Adapters.Protocol;

/// <summary>
/// Which records to map, in the order of the results: 0 and above are ordinals in the last page, below are the records given
/// right before, -1 for the first.
/// </summary>
internal static class MapRequest
{
    public static ReadOnlyMemory<byte> Write(ReadOnlySpan<int> places)
    {
        var payload = new ArrayBufferWriter<byte>(Math.Max(1, places.Length * sizeof(int)));
        foreach (int place in places) payload.Int32(place);
        return payload.WrittenMemory;
    }

    public static int[] Read(ReadOnlyMemory<byte> payload)
    {
        var places = new int[payload.Length / sizeof(int)];
        var reader = new PayloadReader(payload);
        for (int index = 0; index < places.Length; index++) places[index] = reader.Int32();
        return reader.AtEnd ? places : throw new ProtocolException("A map request ends inside a number.");
    }
}

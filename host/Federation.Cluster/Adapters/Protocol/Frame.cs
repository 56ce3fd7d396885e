namespace Federation.Cluster.Adapters.Protocol;

/// <summary>
/// One frame: four bytes of payload length (little endian), one byte of type, the payload. The payload is the frame's own
/// memory: its reader may keep slices of it.
/// </summary>
internal readonly record struct Frame(FrameType Type, ReadOnlyMemory<byte> Payload)
{
    public const int HeaderBytes = sizeof(int) + 1;

    /// <summary>The longest payload: a record of 1 MiB, or the body of a request, with what belongs to it.</summary>
    public const int MostPayload = 2 * 1024 * 1024;

    /// <summary>How much of a body travels in one frame, and how many bytes of records are gathered into one. Below the large object heap's 85,000.</summary>
    public const int ChunkBytes = 64 * 1024;
}

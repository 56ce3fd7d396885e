using System.Buffers.Binary;
using CsCheck;
using Federation.Cluster.Adapters.Protocol;

namespace Federation.Adapters.Worker.Tests.Protocol;

public sealed class FrameTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Frames_AnyPayloadsInAnyPieces_ComeBackWhole() =>
        Gen.Select(Gen.Byte.Array[0, 200_000].Array[0, 5], Gen.Int[1, 100_000]).Sample((payloads, piece) =>
        {
            using var pipe = new MemoryStream();
            using var writer = new FrameWriter(pipe);
            foreach (byte[] payload in payloads) writer.Write(FrameType.Records, payload);
            var blocking = new FrameReader(new PieceStream(pipe.ToArray(), piece));
            var awaiting = new FrameReader(new PieceStream(pipe.ToArray(), piece));
            foreach (byte[] payload in payloads)
            {
                Assert.Equal(payload, blocking.Read()!.Value.Payload.ToArray());
                Assert.Equal(payload, awaiting.ReadAsync(Token).AsTask().GetAwaiter().GetResult()!.Value.Payload.ToArray());
            }

            Assert.Null(blocking.Read());
        }, iter: 200);

    [Fact]
    public void Read_LengthBeyondTheLimit_IsRefusedBeforeAnythingIsAllocated()
    {
        var header = new byte[Frame.HeaderBytes];
        BinaryPrimitives.WriteInt32LittleEndian(header, Frame.MostPayload + 1);

        Assert.Throws<ProtocolException>(() => new FrameReader(new MemoryStream(header)).Read());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(7)]
    public void Read_PipeEndsInsideAFrame_IsNoFrame(int kept)
    {
        byte[] frame = [3, 0, 0, 0, (byte)FrameType.Log, 1, 2, 3];

        Assert.Throws<EndOfStreamException>(() => new FrameReader(new MemoryStream(frame[..kept])).Read());
    }

    [Fact]
    public void Write_BeyondTheLimit_IsRefused()
    {
        using var writer = new FrameWriter(Stream.Null);

        Assert.Throws<ProtocolException>(() => writer.Write(FrameType.Records, new byte[Frame.MostPayload + 1]));
    }

    /// <summary>Gives its bytes in pieces of one size, as a pipe may.</summary>
    private sealed class PieceStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(piece, buffer.Length)]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}

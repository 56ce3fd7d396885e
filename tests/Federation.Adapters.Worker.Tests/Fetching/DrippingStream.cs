using Microsoft.Extensions.Time.Testing;

namespace Federation.Adapters.Worker.Tests.Fetching;

/// <summary>Gives one byte after a time, again and again, without an end.</summary>
internal sealed class DrippingStream(FakeTimeProvider clock, TimeSpan between) : Stream
{
    public int Drops { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        clock.Advance(between);
        cancellationToken.ThrowIfCancellationRequested();
        Drops++;
        return ValueTask.FromResult(1);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

using Federation.Cluster.Sync.Pushing;
using Federation.Gateway.Push;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Gateway.Tests.Push;

/// <summary>How slowly a push may come.</summary>
public sealed class PushPaceTests
{
    private const int KiB = 1024;

    [Theory]
    [InlineData(16 * KiB, 100, 200, true)] // 80 KiB a second
    [InlineData(16 * KiB, 1_000, 100, false)] // 16 KiB a second: too slow once the grace is over
    [InlineData(1, 1_000, 9, true)] // a byte a second, but over within the grace
    [InlineData(1, 1_000, 60, false)]
    [InlineData(64 * KiB, 900, 300, true)] // 71 KiB a second for 270 s
    [InlineData(64 * KiB, 900, 400, false)] // as fast, but for longer than anything may last
    public async Task Body_ThatComesSoFast_IsTakenOrCutOff(int bytes, int milliseconds, int times, bool isTaken)
    {
        var clock = new FakeTimeProvider();
        var http = new DefaultHttpContext { Request = { Body = new DripStream(clock, bytes, TimeSpan.FromMilliseconds(milliseconds), times) } };
        using var signature = new PushSignature([]);

        var (length, problem) = await PushBody.ReadAsync(http.Request, Stream.Null, signature, clock, TestContext.Current.CancellationToken);

        Assert.Equal(isTaken, problem is null);
        if (isTaken) Assert.Equal((long)bytes * times, length);
        else Assert.Equal((PushCodes.CutOff, 408), (problem!.Code, problem.Status));
    }

    /// <summary>Gives so many bytes at a time, and the clock goes on while they come.</summary>
    private sealed class DripStream(FakeTimeProvider clock, int bytes, TimeSpan each, int times) : Stream
    {
        private int _given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_given == times) return ValueTask.FromResult(0);
            clock.Advance(each);
            cancellationToken.ThrowIfCancellationRequested();
            _given++;
            return ValueTask.FromResult(bytes);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

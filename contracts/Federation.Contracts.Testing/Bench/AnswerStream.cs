namespace Federation.Contracts.Testing;

/// <summary>An answer's body on its way: it may break off or stall, as the host's streams do. Read asynchronously; not thread safe.</summary>
internal sealed class AnswerStream(PartnerAnswer answer, int chunk, string where, CancellationToken benchEnds) : Stream
{
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_position >= answer.BreaksAfter) throw new AdapterException(FailureKind.Transient, "http.interrupted", $"{where} broke off its answer.");
        if (_position >= answer.StallsAfter) await StallAsync(cancellationToken);
        int end = Math.Min(answer.Body.Length, Math.Min(answer.BreaksAfter ?? int.MaxValue, answer.StallsAfter ?? int.MaxValue));
        int count = Math.Min(Math.Min(chunk, buffer.Length), end - _position);
        answer.Body.Span.Slice(_position, count).CopyTo(buffer.Span);
        _position += count;

        // A body that is to break or stall where it would end has not ended.
        return count == 0 && buffer.Length > 0 && (_position == answer.BreaksAfter || _position == answer.StallsAfter) ? await ReadAsync(buffer, cancellationToken) : count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // The host's stream lets itself be read so, and blocks.
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async Task StallAsync(CancellationToken cancellationToken)
    {
        answer.OnStall?.Invoke();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, benchEnds);
        await Task.Delay(Timeout.InfiniteTimeSpan, either.Token);
    }
}

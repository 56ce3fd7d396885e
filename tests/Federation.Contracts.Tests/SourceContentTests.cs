namespace Federation.Contracts.Tests;

public sealed class SourceContentTests
{
    [Fact]
    public async Task DisposeAsync_OpenStream_EndsTheTransfer()
    {
        var stream = new MemoryStream([1, 2, 3]);
        var content = new SourceContent(stream, "text/csv", 3);

        Assert.Same(stream, content.Stream);
        Assert.Equal("text/csv", content.MediaType);
        Assert.Equal(3, content.Length);

        await content.DisposeAsync();

        Assert.False(stream.CanRead);
    }
}

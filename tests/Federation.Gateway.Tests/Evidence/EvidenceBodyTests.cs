using Federation.Gateway.Evidence;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Tests.Evidence;

/// <summary>What the server says of a body before we do.</summary>
public sealed class EvidenceBodyTests
{
    [Theory]
    [InlineData(408, "evidence.too-slow")]
    [InlineData(413, "evidence.too-large")]
    [InlineData(400, "evidence.body")]
    public async Task Read_OfABodyThatTheServerRefuses_IsRefusedWithOurCode(int status, string code)
    {
        var http = new DefaultHttpContext();
        http.Request.Body = new RefusedBody(status);

        var (bytes, problem) = await EvidenceBody.ReadAsync(http.Request, TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Empty(bytes);
        Assert.Equal((code, status), (problem?.Code, problem?.Status));
    }

    private sealed class RefusedBody(int status) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new BadHttpRequestException("Refused.", status);
    }
}

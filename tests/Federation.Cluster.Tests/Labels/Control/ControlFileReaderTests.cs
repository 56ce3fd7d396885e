using System.Net;
using System.Net.Sockets;
using System.Text;
using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Labels.Assessments.Control;

namespace Federation.Cluster.Tests.Labels.Control;

/// <summary>The real client under its guard, against a server on this machine.</summary>
public sealed class ControlFileReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nABCDE", "ABCDE", null)]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", null, "HTTP 404")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n", null, "HTTP 302")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 50000\r\n\r\n<html>", null, "HTTP 404")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nABC", null, "no answer that could be read")]
    [InlineData("HTTP/1.1 206 Partial Content\r\nContent-Length: 5\r\n\r\nABCDE", null, "HTTP 206")]
    [InlineData("SSH-2.0-OpenSSH\r\n", null, "no answer that could be read")]
    public async Task Read_OfWhatAServerSays_IsAFileOrNothing(string said, string? text, string? instead)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var reader = new ControlFileReader(GuardedRequests.Create(_ => true));
        var reading = reader.ReadAsync(new Uri($"http://{listener.LocalEndpoint}/.well-known/x.txt"), Token);
        using (var client = await listener.AcceptTcpClientAsync(Token))
        {
            _ = await client.GetStream().ReadAtLeastAsync(new byte[4_096], 20, cancellationToken: Token);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(said), Token);
            client.Client.Shutdown(SocketShutdown.Send);
            Assert.Equal((text, instead), await reading);
        }
    }

    [Fact]
    public async Task Read_OfAFileThatNeverEnds_StopsAtItsLimit()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var reader = new ControlFileReader(GuardedRequests.Create(_ => true));
        var reading = reader.ReadAsync(new Uri($"http://{listener.LocalEndpoint}/"), Token);
        using (var client = await listener.AcceptTcpClientAsync(Token))
        {
            _ = await client.GetStream().ReadAtLeastAsync(new byte[4_096], 20, cancellationToken: Token);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n\r\n{new string('a', 5_000)}"), Token);
            Assert.Equal((null, "a file of more than 4096 bytes"), await reading);
        }
    }

    // What a listing names is never on this machine or on its network.
    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://localhost/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://169.254.169.254/")]
    [InlineData("http://example.org/")]
    public async Task Read_OfAnAddressThatIsNotOfThePublicInternet_IsRefused(string address)
    {
        using var reader = new ControlFileReader();

        Assert.Equal((null, "no answer that could be read"), await reader.ReadAsync(new Uri(address), Token));
    }
}

using System.Text.Json;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>
/// Reads whole documents that the operator of this machine names: a path, or an address under the same guard as what adapters ask for. Only the host that stands in the address is
/// asked, redirects included. Thread safe.
/// </summary>
public sealed class OperatorDocuments : IDisposable
{
    private readonly FetchOptions _options;
    private readonly HostFetcher _fetcher;
    private readonly SourceOpener _opener;

    /// <param name="mostBytes">The largest document.</param>
    public OperatorDocuments(int mostBytes, TimeProvider clock)
    {
        _options = new FetchOptions { BodyBytes = mostBytes, FileBytes = mostBytes };
        _options.Validate();
        _fetcher = new HostFetcher(_options, clock, HttpTransport.Create(_options, new SocketDialler()));
        _opener = new SourceOpener(_fetcher, _options, clock) { OpensFolders = false };
    }

    /// <param name="source">An absolute path; https, or http on this machine.</param>
    /// <exception cref="AdapterException">Refused, missing, too large, or answered with something that is no success.</exception>
    public async Task<byte[]> ReadAsync(string source, CancellationToken cancellationToken)
    {
        var config = JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["source"] = source });
        var assignment = new WorkerAssignment { Network = "the command line", Adapter = "this command", Config = new AdapterConfig(config), OperatorTrusted = true };
        await using var opened = await _opener.OpenAsync(source, assignment, FetchRights.Of(assignment, null, _options), new SourceWatch().Begin(), cancellationToken);
        using var bytes = new MemoryStream();
        byte[] piece = new byte[16 * 1024];
        while (await opened.Body.ReadAsync(piece, cancellationToken) is > 0 and var read) bytes.Write(piece, 0, read);
        return bytes.ToArray();
    }

    public void Dispose() => _fetcher.Dispose();
}

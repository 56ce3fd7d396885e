using System.Globalization;
using System.Text;
using Federation.Cluster.Adapters.Fetching;

namespace Federation.Cluster.Labels.Assessments.Control;

/// <summary>
/// Reads the file with a code from a centre's website: from the public internet alone, under the guard of everything that somebody outside named, over https, without redirects, some lines long and within seconds. Thread safe.
/// </summary>
public sealed class ControlFileReader : IDisposable
{
    private const int MostBytes = 4 * 1024;

    /// <summary>An answer of the API takes five seconds at most.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly HttpClient _http;

    public ControlFileReader()
        : this(GuardedRequests.Create(_ => false))
    {
    }

    internal ControlFileReader(HttpMessageHandler network) => _http = new HttpClient(network) { MaxResponseContentBufferSize = MostBytes, Timeout = Patience };

    /// <summary>What stands in the file; null with what was there in its place, in some words.</summary>
    public async Task<(string? Text, string? Instead)> ReadAsync(Uri file, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync(file, cancellationToken);
            if ((int)answer.StatusCode != 200) return (null, string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)answer.StatusCode}"));
            return (Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(cancellationToken)), null);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // Why is told to nobody: it would tell of the network within.
            return (null, "no answer that could be read");
        }
    }

    public void Dispose() => _http.Dispose();
}
